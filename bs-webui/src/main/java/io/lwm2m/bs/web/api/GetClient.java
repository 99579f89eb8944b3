// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** One client with all its configurations. */
record GetClient(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/configs/{name}";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Shows a client: config id to configuration; secrets come as ********")
                .clientName()
                .header("If-None-Match", "ETags that need not be sent again")
                .returns(200, "ETag: the client's revision", Schemas.ref("Client"))
                .returnsNothing(304, "Not changed since the ETag in If-None-Match")
                .refuses(400, "A bad client name")
                .refuses(404, "No such client");
    }

    @Override
    public Reply answer(Call call) {
        ClientConfigurations client = admin.find(call.name()).orElseThrow(() -> Clients.unknown(call.name()));
        String tag = Preconditions.tag(client.revision());
        return Preconditions.of(call).isKnown(client.revision())
                ? Answer.empty(304).with("ETag", tag)
                : Clients.shown(client);
    }
}
