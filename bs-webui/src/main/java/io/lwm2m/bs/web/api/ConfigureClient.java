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
import java.util.List;

/** Adds configurations to a client: the call {@code configure}. */
record ConfigureClient(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/configs/{name}";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Adds configurations; one whose serverURI is known replaces that one and keeps its config id")
                .clientName()
                .takes(Schemas.oneOf(List.of(Schemas.ref("Configuration"), Schemas.list(Schemas.ref("Configuration")))))
                .returns(200, "What the client has now", Schemas.ref("ConfiguredClient"))
                .refuses(400, "Bad name or configurations, see violations; nothing was stored");
    }

    @Override
    public Reply answer(Call call) {
        Preconditions.refuse(call);
        return Clients.shown(admin.configure(call.name(), AccountJson.readAccounts(call.json())));
    }
}
