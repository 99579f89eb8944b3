// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.ServerSettings;
import io.lwm2m.bs.store.ConfigurationStore.About;
import io.lwm2m.bs.store.SessionJournal.Limits;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this server is and where it serves devices. */
record GetServer(BootstrapServer server, Versions versions, Watch watch) implements Operation {

    private static final Map<String, Object> WHOLE = Schemas.integer(0, Long.MAX_VALUE);

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
        json.put("server", server.settings().name());
        json.put("version", versions.own());
        json.put("java", versions.java());
        json.put("leshan", versions.leshan());
        json.put("californium", versions.californium());
        json.put("os", versions.os());
        json.put("endpoints", server.endpoints().stream().map(URI::toString).toList());
        server.security()
                .ifPresent(security -> json.put(
                        "identity", IdentityJson.toJson(security.current().identity())));
        json.put("clients", server.admin().count());
        json.put("store", toJson(server.admin().store()));
        json.put("journal", toJson(server.journal().limits()));
        json.put("rules", toJson(server.settings()));
        json.put("since", watch.since().toString());
        json.put(
                "uptimeSeconds",
                Duration.between(watch.since(), watch.clock().instant()).toSeconds());
        return Answer.json(json);
    }

    private static Map<String, Object> toJson(Limits journal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sessions", journal.sessions());
        journal.age().ifPresent(age -> json.put("days", age.toDays()));
        return json;
    }

    private static Map<String, Object> toJson(ServerSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("discoverSeconds", settings.discoverTimeout().toSeconds());
        json.put("sessionSeconds", settings.sessionTimeout().toSeconds());
        json.put("allowPlaintextSecrets", settings.allowPlaintextSecrets());
        json.put("bootstrapPack", settings.bootstrapPack());
        return json;
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
        fields.put("server", Schemas.string());
        fields.put("version", Schemas.string());
        fields.put("java", Schemas.string());
        fields.put("leshan", Schemas.string());
        fields.put("californium", Schemas.string());
        fields.put("os", Schemas.string());
        fields.put("endpoints", Schemas.list(Schemas.string()));
        fields.put("identity?", Schemas.object(IdentityJson.fields()));
        fields.put("clients", Schemas.integer(0, Integer.MAX_VALUE));
        fields.put("store", Schemas.object(Map.of("description", Schemas.string(), "schema?", Schemas.string())));
        fields.put("journal", Schemas.object(Map.of("sessions", WHOLE, "days?", WHOLE)));
        fields.put("rules", Schemas.object(rules()));
        fields.put("since", Schemas.time());
        fields.put("uptimeSeconds", WHOLE);
        return Schemas.object(fields);
    }

    private static Map<String, Map<String, Object>> rules() {
        Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
        rules.put("discoverSeconds", WHOLE);
        rules.put("sessionSeconds", WHOLE);
        rules.put("allowPlaintextSecrets", Schemas.flag());
        rules.put("bootstrapPack", Schemas.flag());
        return rules;
    }
}
