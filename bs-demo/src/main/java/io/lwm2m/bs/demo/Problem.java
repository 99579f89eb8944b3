// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error as the REST API tells it (RFC 9457).
 *
 * @param lines what is wrong, each on its line
 */
record Problem(List<String> lines) {

    private static final String TYPE = "application/problem+json";

    /** Reads an error answer; empty when it is none of this server's. */
    static Optional<Problem> read(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith(TYPE)) {
            return Optional.empty();
        }
        try {
            return Json.read(response.body()) instanceof Map<?, ?> json ? Optional.of(of(json)) : Optional.empty();
        } catch (InvalidInput e) {
            return Optional.empty();
        }
    }

    private static Problem of(Map<?, ?> json) {
        if (json.get("violations") instanceof List<?> list && !list.isEmpty()) {
            return new Problem(list.stream().map(Problem::line).toList());
        }
        Object detail = json.get("detail") == null ? json.get("title") : json.get("detail");
        return new Problem(List.of(String.valueOf(detail)));
    }

    /** A broken rule, or a warning, as the API tells it. */
    static String line(Object violation) {
        if (!(violation instanceof Map<?, ?> fields)) {
            return String.valueOf(violation);
        }
        Object path = fields.get("path");
        boolean whole = path == null || path.toString().isEmpty();
        return (whole ? "" : path + ": ") + fields.get("message");
    }
}
