// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** Gives a new client the configurations of another one. */
record CopyClient(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/clients/{name}/copy";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Copies a client to a new name; without its keys and identities, unless they are asked for")
                .clientName()
                .takes(CopyBody.shape())
                .returns(201, "Location, ETag; what the new client has", Schemas.ref("ConfiguredClient"))
                .refuses(400, "A bad name, or something is missing that is not copied: see violations")
                .refuses(404, "No such client")
                .refuses(409, "The new name is taken");
    }

    @Override
    public Reply answer(Call call) {
        CopyBody body = CopyBody.read(call.json());
        return Clients.created(admin.copy(call.name(), body.to(), body.copy()));
    }
}
