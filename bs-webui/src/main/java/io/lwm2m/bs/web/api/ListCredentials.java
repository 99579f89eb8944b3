// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of clients with how they prove themselves, in the order of their names. */
record ListCredentials(CredentialAdmin admin) implements Operation {

    private static final int DEFAULT = 100;
    private static final int MOST = 1000;

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return Credentials.PATH;
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of(
                        "Lists credentials: client name to mode to credential, in the order of the names; keys come as ********")
                .query("prefix", "Only clients whose names start with this", Schemas.string())
                .query("after", "Only clients whose names come after this one", Schemas.string())
                .query("limit", "The most clients", Schemas.limit(DEFAULT, MOST))
                .returns(
                        200,
                        "X-Total-Count, without after: all clients with credentials. Link: rel=next, when there are more",
                        Schemas.ref("ClientsCredentials"))
                .refuses(400, "A bad query");
    }

    @Override
    public Reply answer(Call call) {
        int limit = call.limit(DEFAULT, MOST);
        String prefix = call.query("prefix").orElse("");
        NamePage<List<Credential>> page =
                NamePage.of(limit, most -> admin.list(new Query(prefix, call.query("after"), most)));
        Map<String, Object> json = new LinkedHashMap<>();
        page.entries().forEach(held -> json.put(held.get(0).client(), Credentials.json(held)));
        Answer answer = Answer.json(json);
        if (call.query("after").isEmpty()) {
            answer = answer.with("X-Total-Count", Long.toString(admin.count()));
        }
        String rest = "&limit=" + limit + (prefix.isEmpty() ? "" : "&prefix=" + PercentCode.encode(prefix));
        return page.linked(answer, held -> held.get(0).client(), path(), rest);
    }
}
