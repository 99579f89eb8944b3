// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;

/** Removes all credentials of a client. */
record RemoveCredentials(CredentialAdmin admin) implements Operation {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return Credentials.PATH + "/{name}";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Removes all credentials of a client, which needs no proof from then on; its configurations stay")
                .clientName()
                .returnsNothing(204, "Removed")
                .refuses(400, "A bad client name")
                .refuses(404, "It has no credential");
    }

    @Override
    public Reply answer(Call call) {
        Preconditions.refuse(call);
        admin.remove(call.name());
        return Answer.empty(204);
    }
}
