// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of a URI: names that the operation knows, each once. A plus sign is a space, as browsers write it. */
final class Query {

    private Query() {}

    static Map<String, String> read(@Nullable String raw, Collection<String> known) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                add(query, pair, known);
            }
        }
        return query;
    }

    private static void add(Map<String, String> query, String pair, Collection<String> known) {
        if (pair.isEmpty()) {
            return;
        }
        String[] sides = pair.replace("+", "%20").split("=", 2);
        String name = PercentCode.decode(sides[0]);
        String value = sides.length == 1 ? "" : PercentCode.decode(sides[1]);
        if (!known.contains(name)) {
            String hint = known.isEmpty() ? "none are known here" : "known here: " + String.join(", ", known);
            throw new Refusal(400, "there is no query parameter '" + name + "'; " + hint);
        }
        if (query.putIfAbsent(name, value) != null) {
            throw new Refusal(400, "query parameter '" + name + "' is there more than once");
        }
    }
}
