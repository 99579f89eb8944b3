// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.CredentialSchemas;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** One way in which a client proves itself; what PUT takes. */
record GetCredential(CredentialAdmin admin) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return Credentials.PATH + "/{name}/{mode}";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Shows the credential of one mode of a client; keys come as ********")
                .clientName()
                .path("mode", "How it proves itself", CredentialSchemas.mode())
                .returns(200, "What it has", Schemas.ref("Credential"))
                .refuses(400, "A bad client name or mode")
                .refuses(404, "It has no credential of this mode");
    }

    @Override
    public Reply answer(Call call) {
        return Answer.json(Credentials.json(admin.get(call.name(), Credentials.mode(call))));
    }
}
