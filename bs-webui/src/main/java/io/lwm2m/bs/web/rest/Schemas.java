// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.json.SchemaJson;
import io.lwm2m.bs.model.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas (draft 2020-12) of what the API takes and gives. Stateless. */
public final class Schemas {

    private static final String TYPE = "type";

    private Schemas() {}

    /** Any text. */
    public static Map<String, Object> string() {
        return Map.of(TYPE, "string");
    }

    /** A client name. */
    public static Map<String, Object> clientName() {
        return Map.of(TYPE, "string", "minLength", 1, "maxLength", 255);
    }

    /** A whole number in a range. */
    public static Map<String, Object> integer(long least, long most) {
        return Map.of(TYPE, "integer", "minimum", least, "maximum", most);
    }

    /** A page size. */
    public static Map<String, Object> limit(int byDefault, int most) {
        return Map.of(TYPE, "integer", "minimum", 1, "maximum", most, "default", byDefault);
    }

    /** True or false. */
    public static Map<String, Object> flag() {
        return Map.of(TYPE, "boolean");
    }

    /** How a session ended. */
    public static Map<String, Object> outcome() {
        return oneWord(Arrays.stream(Outcome.values()).map(Outcome::word).toList());
    }

    /** A time in ISO 8601. */
    public static Map<String, Object> time() {
        return Map.of(TYPE, "string", "format", "date-time");
    }

    /** One of some words. */
    public static Map<String, Object> oneWord(List<String> words) {
        return Map.of("enum", words);
    }

    /** One of some shapes. */
    public static Map<String, Object> oneOf(List<Map<String, Object>> shapes) {
        return Map.of("oneOf", shapes);
    }

    /** A list. */
    public static Map<String, Object> list(Map<String, Object> item) {
        return Map.of(TYPE, "array", "items", item);
    }

    /** An object with exactly these properties; those whose names end with {@code ?} may be missing. */
    public static Map<String, Object> object(Map<String, Map<String, Object>> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach((name, schema) -> properties.put(name.replace("?", ""), schema));
        List<String> required =
                fields.keySet().stream().filter(name -> !name.endsWith("?")).toList();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(TYPE, "object");
        object.put("properties", properties);
        object.put("required", required);
        return object;
    }

    /** A schema of {@link #components()}. */
    public static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** The schemas that have a name. */
    public static Map<String, Object> components() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("Configuration", SchemaJson.jsonSchema());
        named.put("Client", client());
        named.put("ConfiguredClient", configuredClient());
        named.put("Clients", Map.of(TYPE, "object", "additionalProperties", ref("Client")));
        named.putAll(CredentialSchemas.components());
        named.putAll(SessionSchemas.components());
        named.put("Problem", problem());
        return named;
    }

    private static Map<String, Object> client() {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put(TYPE, "object");
        client.put("description", "Config id to configuration");
        client.put("patternProperties", Map.of("^(0|[1-9][0-9]{0,4})$", ref("Configuration")));
        client.put("additionalProperties", false);
        client.put("minProperties", 1);
        return client;
    }

    private static Map<String, Object> configuredClient() {
        Map<String, Map<String, Object>> key = new LinkedHashMap<>();
        key.put("path", string());
        key.put("pubKeyId", string());
        key.put("secretKey", string());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("warnings", described("What is worth a second look; not there when nothing is", list(violation())));
        more.put("generated", described("The keys that were made; shown this once", list(object(key))));
        Map<String, Object> configured = client();
        configured.put("properties", more);
        return configured;
    }

    private static Map<String, Object> described(String help, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>(schema);
        described.put("description", help);
        return described;
    }

    /** A broken rule. */
    public static Map<String, Object> violation() {
        Map<String, Map<String, Object>> violation = new LinkedHashMap<>();
        violation.put("path", string());
        violation.put("code", string());
        violation.put("message", string());
        return object(violation);
    }

    private static Map<String, Object> problem() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("type", string());
        fields.put("title", string());
        fields.put("status", integer(400, 599));
        fields.put("detail", string());
        fields.put("violations?", list(violation()));
        return object(fields);
    }
}
