// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.validate.ClientRules;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.CredentialSchemas;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** Gives a client a credential in place of the one of its mode. */
record PutCredential(CredentialAdmin admin) implements Operation {

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String path() {
        return Credentials.PATH + "/{name}/{mode}";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of(
                        "Gives a client a credential in place of the one of this mode; without a proof it is refused from then on")
                .clientName()
                .path("mode", "How it proves itself", CredentialSchemas.mode())
                .takes(Schemas.ref("Credential"))
                .returns(200, "Replaced: what the client has now", Schemas.ref("GivenCredential"))
                .returns(201, "The client had none of this mode; Location", Schemas.ref("GivenCredential"))
                .refuses(400, "Bad name, mode or credential, see violations; nothing was stored")
                .refuses(409, "Another client has that identity, key, certificate or sender id; nothing was stored");
    }

    @Override
    public Reply answer(Call call) {
        Preconditions.refuse(call);
        Credential wished = Credentials.read(ClientRules.requireName(call.name()), Credentials.mode(call), call.json());
        return Credentials.shown(admin.put(wished));
    }
}
