// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.admin.TokenAdmin.Issued;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.Map;

/** Makes a token. */
record AddToken(TokenAdmin tokens) implements Operation {

    @Override
    public String method() {
        return "POST";
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
        return Doc.of("Makes a token; it is shown this once")
                .takes(Schemas.object(Map.of("name", Schemas.string(), "role", Schemas.oneWord(Tokens.ROLES))))
                .returns(201, "token: what is to be kept safe. Location", Tokens.issuedShape())
                .refuses(400, "A bad name or role")
                .refuses(409, "There is a token with this name");
    }

    @Override
    public Reply answer(Call call) {
        Map<String, String> given = call.texts("name", "role");
        Issued issued = tokens.add(given.getOrDefault("name", ""), Role.of(given.getOrDefault("role", "")));
        return Answer.json(Tokens.toJson(issued))
                .as(201)
                .with(
                        "Location",
                        path() + "/" + PercentCode.encode(issued.token().name()));
    }
}
