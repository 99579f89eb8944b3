// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.Map;

/** All tokens, without the tokens themselves. */
record ListTokens(TokenAdmin tokens) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/tokens";
    }

    @Override
    public Right right() {
        return Right.ADMIN;
    }

    @Override
    public Doc doc() {
        return Doc.of("Lists tokens by name: who may log in")
                .returns(200, "tokens", Schemas.object(Map.of("tokens", Schemas.list(Tokens.shape()))));
    }

    @Override
    public Reply answer(Call call) {
        return Answer.json(
                Map.of("tokens", tokens.list().stream().map(Tokens::toJson).toList()));
    }
}
