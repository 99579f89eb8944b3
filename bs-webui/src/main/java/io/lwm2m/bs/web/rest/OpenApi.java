// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI 3.1 document of a list of operations. Stateless. */
public final class OpenApi {

    private static final Doc.Response OTHERWISE =
            new Doc.Response("Any other problem", Problem.CONTENT_TYPE, Schemas.ref("Problem"));

    private static final String BEARER = "token";
    private static final String SESSION = "session";

    private OpenApi() {}

    /**
     * The document.
     *
     * @param cookie the name of the cookie that carries a session
     */
    public static Map<String, Object> of(String title, String version, List<Operation> operations, String cookie) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", title, "version", version));
        document.put("paths", paths(operations));
        document.put("components", Map.of("schemas", Schemas.components(), "securitySchemes", securitySchemes(cookie)));
        return document;
    }

    private static Map<String, Object> paths(List<Operation> operations) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            paths.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        return new LinkedHashMap<>(paths);
    }

    private static Map<String, Object> operation(Operation operation) {
        Doc doc = operation.doc();
        Map<String, Object> json = new LinkedHashMap<>();
        String id = operation.getClass().getSimpleName();
        json.put("operationId", id.substring(0, 1).toLowerCase(Locale.ROOT) + id.substring(1));
        json.put("summary", doc.summary());
        json.put("security", security(operation.right()));
        if (!doc.parameters().isEmpty()) {
            json.put(
                    "parameters",
                    doc.parameters().stream().map(OpenApi::parameter).toList());
        }
        doc.body().ifPresent(body -> json.put("requestBody", requestBody(body)));
        json.put("responses", responses(doc));
        return json;
    }

    /** The roles that are needed stand where OpenAPI 3.1 has place for them. */
    private static List<Object> security(Right right) {
        return right == Right.ANYBODY
                ? List.of()
                : List.of(Map.of(BEARER, right.roles()), Map.of(SESSION, right.roles()));
    }

    private static Map<String, Object> securitySchemes(String cookie) {
        return Map.of(
                BEARER,
                Map.of("type", "http", "scheme", "bearer", "description", "A token; none where nobody has to log in"),
                SESSION,
                Map.of(
                        "type",
                        "apiKey",
                        "in",
                        "cookie",
                        "name",
                        cookie,
                        "description",
                        "The cookie that POST /api/v1/login gives"));
    }

    private static Map<String, Object> requestBody(Doc.Body body) {
        Map<String, Object> content = new LinkedHashMap<>();
        body.contentTypes().forEach(type -> content.putAll(content(type, body.schema())));
        return Map.of("required", true, "content", content);
    }

    private static Map<String, Object> parameter(Doc.Parameter parameter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", parameter.name());
        json.put("in", parameter.in());
        json.put("required", parameter.in().equals("path"));
        json.put("description", parameter.help());
        json.put("schema", parameter.schema());
        return json;
    }

    private static Map<String, Object> responses(Doc doc) {
        Map<String, Object> json = new LinkedHashMap<>();
        doc.responses().forEach((status, response) -> json.put(status.toString(), response(response)));
        json.put("default", response(OTHERWISE));
        return json;
    }

    private static Map<String, Object> response(Doc.Response response) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("description", response.help());
        if (!response.contentType().isEmpty()) {
            json.put("content", content(response.contentType(), response.schema()));
        }
        return json;
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return Map.of(type, Map.of("schema", schema));
    }
}
