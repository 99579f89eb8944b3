// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.function.Consumer;

/** Removes a token: whoever has it is out. */
record RemoveToken(TokenAdmin tokens, Consumer<AccessToken> removed) implements Operation {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/api/v1/tokens/{name}";
    }

    @Override
    public Right right() {
        return Right.ADMIN;
    }

    @Override
    public Doc doc() {
        return Doc.of("Removes a token; sessions and event streams that it let in end")
                .path("name", "The name of the token", Schemas.string())
                .returnsNothing(204, "Removed")
                .refuses(404, "No such token");
    }

    @Override
    public Reply answer(Call call) {
        removed.accept(tokens.remove(call.name()));
        return Answer.empty(204);
    }
}
