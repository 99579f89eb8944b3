// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.List;

/** How one client proves itself. */
record GetCredentials(CredentialAdmin admin) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return Credentials.PATH + "/{name}";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Shows the credentials of a client: mode to credential; keys come as ********")
                .clientName()
                .returns(200, "What it has", Schemas.ref("ClientCredentials"))
                .refuses(400, "A bad client name")
                .refuses(404, "It has no credential");
    }

    @Override
    public Reply answer(Call call) {
        List<Credential> held = admin.find(call.name());
        if (held.isEmpty()) {
            throw new NotFound("client '" + call.name() + "' has no credential");
        }
        return Answer.json(Credentials.json(held));
    }
}
