// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** Removes one configuration of a client. */
record RemoveConfiguration(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/api/v1/configs/{name}/{id}";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Removes one configuration; with the last one the client")
                .clientName()
                .path("id", "The config id", Schemas.integer(0, 65533))
                .returns(200, Removals.HELP, Removals.shape())
                .refuses(400, "A bad client name or config id")
                .refuses(404, "No such client, or it has no such configuration");
    }

    @Override
    public Reply answer(Call call) {
        Preconditions.refuse(call);
        int id = AccountJson.configId(call.path().getOrDefault("id", ""));
        return Removals.shown(admin.remove(call.name(), id));
    }
}
