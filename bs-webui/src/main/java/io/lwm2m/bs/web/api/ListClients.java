// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** A page of clients with their configurations, in the order of their names. */
record ListClients(ConfigurationAdmin admin) implements Operation {

    private static final int DEFAULT = 100;
    private static final int MOST = 1000;

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/configs";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Lists clients: client name to config id to configuration, in the order of the names")
                .query("after", "Only clients whose names come after this one", Schemas.string())
                .query("limit", "The most clients", Schemas.limit(DEFAULT, MOST))
                .query("q", "Only clients whose names start with this", Schemas.string())
                .returns(200, "X-Total-Count: all clients. Link: rel=next, when there are more", Schemas.ref("Clients"))
                .refuses(400, "A bad query");
    }

    @Override
    public Reply answer(Call call) {
        int limit = call.limit(DEFAULT, MOST);
        String prefix = call.query("q").orElse("");
        NamePage<ClientConfigurations> page =
                NamePage.of(limit, most -> admin.list(new Query(prefix, call.query("after"), most)));
        Answer answer =
                Answer.json(AccountJson.toJson(page.entries())).with("X-Total-Count", Long.toString(admin.count()));
        String rest = "&limit=" + limit + (prefix.isEmpty() ? "" : "&q=" + PercentCode.encode(prefix));
        return page.linked(answer, ClientConfigurations::client, path(), rest);
    }
}
