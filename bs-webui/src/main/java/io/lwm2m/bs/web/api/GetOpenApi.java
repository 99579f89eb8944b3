// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.OpenApi;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The OpenAPI document of all operations. */
record GetOpenApi(Supplier<List<Operation>> operations, Versions versions, String cookie) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/openapi.json";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Describes this API (OpenAPI 3.1)").returns(200, "The document", Map.of("type", "object"));
    }

    @Override
    public Reply answer(Call call) {
        return Answer.json(OpenApi.of("LwM2M bootstrap server", versions.own(), operations.get(), cookie));
    }
}
