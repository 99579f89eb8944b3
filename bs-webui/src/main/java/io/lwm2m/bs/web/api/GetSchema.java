// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.json.SchemaJson;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;

/** The property table. */
record GetSchema() implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/schema";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Describes the properties of a configuration: as a table, and as JSON Schema")
                .returns(200, "properties: the rows in their order; jsonSchema: the same as JSON Schema", shape());
    }

    @Override
    public Reply answer(Call call) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("properties", SchemaJson.table());
        json.put("jsonSchema", SchemaJson.jsonSchema());
        return Answer.json(json);
    }

    private static Map<String, Object> shape() {
        Map<String, Object> any = Map.of("type", "object");
        return Schemas.object(Map.of("properties", Schemas.list(any), "jsonSchema", any));
    }
}
