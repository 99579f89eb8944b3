// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.CredentialSchemas;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;

/** Removes one credential of a client. */
record RemoveCredential(CredentialAdmin admin) implements Operation {

    @Override
    public String method() {
        return "DELETE";
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
        return Doc.of("Removes one credential of a client, which needs no proof any more without the last one")
                .clientName()
                .path("mode", "How it proves itself", CredentialSchemas.mode())
                .returnsNothing(204, "Removed")
                .refuses(400, "A bad client name or mode")
                .refuses(404, "It has no credential of this mode");
    }

    @Override
    public Reply answer(Call call) {
        Preconditions.refuse(call);
        admin.remove(call.name(), Credentials.mode(call));
        return Answer.empty(204);
    }
}
