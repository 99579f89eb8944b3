// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.store.ConfigurationStore.About;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this server is and where it serves devices. */
record GetServer(BootstrapServer server, Versions versions, Instant since) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/server";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Tells what this server is, where it serves devices and how many clients it knows")
                .returns(
                        200,
                        "endpoints: where devices are served, empty while stopped; identity: who the server is over DTLS",
                        shape());
    }

    @Override
    public Reply answer(Call call) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "LwM2M bootstrap server");
        json.put("version", versions.own());
        json.put("java", versions.java());
        json.put("leshan", versions.leshan());
        json.put("endpoints", server.endpoints().stream().map(URI::toString).toList());
        server.security()
                .ifPresent(security -> json.put(
                        "identity", IdentityJson.toJson(security.current().identity())));
        json.put("clients", server.admin().count());
        json.put("store", toJson(server.admin().store()));
        json.put("since", since.toString());
        return Answer.json(json);
    }

    private static Map<String, Object> toJson(About store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("description", store.description());
        store.schema().ifPresent(version -> json.put("schema", version));
        return json;
    }

    private static Map<String, Object> shape() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("name", Schemas.string());
        fields.put("version", Schemas.string());
        fields.put("java", Schemas.string());
        fields.put("leshan", Schemas.string());
        fields.put("endpoints", Schemas.list(Schemas.string()));
        fields.put("identity?", Schemas.object(IdentityJson.fields()));
        fields.put("clients", Schemas.integer(0, Integer.MAX_VALUE));
        fields.put("store", Schemas.object(Map.of("description", Schemas.string(), "schema?", Schemas.string())));
        fields.put("since", Map.of("type", "string", "format", "date-time"));
        return Schemas.object(fields);
    }
}
