// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.model.Exchange.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Schemas of sessions: finished, in progress, and planned. Stateless. */
final class SessionSchemas {

    private static final Map<String, Object> WHOLE = Schemas.integer(0, Integer.MAX_VALUE);
    private static final Map<String, Object> DECIMAL = Map.of("type", "number");

    private SessionSchemas() {}

    static Map<String, Object> components() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("Session", session());
        named.put("LiveSession", live());
        named.put("Exchange", exchange());
        named.put("Plan", plan());
        return named;
    }

    private static Map<String, Object> session() {
        Map<String, Map<String, Object>> fields = origin();
        fields.put("milliseconds", DECIMAL);
        fields.put("outcome", Schemas.outcome());
        fields.put("cause?", Schemas.string());
        fields.put("warnings?", Schemas.list(Schemas.string()));
        fields.put("exchanges", Schemas.list(Schemas.ref("Exchange")));
        return Schemas.object(fields);
    }

    private static Map<String, Object> live() {
        Map<String, Map<String, Object>> waiting = request();
        waiting.put("since", Schemas.time());
        Map<String, Map<String, Object>> fields = origin();
        fields.put("live", Map.of("const", true));
        fields.put("exchanges", Schemas.list(Schemas.ref("Exchange")));
        fields.put("waiting?", Schemas.object(waiting));
        return Schemas.object(fields);
    }

    private static Map<String, Map<String, Object>> origin() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("id", Schemas.string());
        fields.put("client", Schemas.string());
        fields.put("peer", Schemas.string());
        fields.put("transport", Schemas.string());
        fields.put("server?", Schemas.string());
        fields.put("start", Schemas.time());
        return fields;
    }

    private static Map<String, Object> exchange() {
        Map<String, Map<String, Object>> fields = request();
        fields.put("code?", Schemas.string());
        fields.put("diagnostic?", Schemas.string());
        fields.put("milliseconds", DECIMAL);
        return Schemas.object(fields);
    }

    private static Map<String, Map<String, Object>> request() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put(
                "request",
                Schemas.oneWord(
                        Arrays.stream(Operation.values()).map(Operation::term).toList()));
        fields.put("path", Schemas.string());
        fields.put("format?", Schemas.string());
        fields.put("bytes", WHOLE);
        return fields;
    }

    private static Map<String, Object> plan() {
        Map<String, Map<String, Object>> resource = new LinkedHashMap<>();
        resource.put("id", WHOLE);
        resource.put("name", Schemas.string());
        resource.put(
                "value", Map.of("description", "A text, a number, true or false, or an object of them by instance"));
        resource.put("secret?", Map.of("const", true));
        resource.put("bytes?", WHOLE);
        Map<String, Map<String, Object>> step = request();
        step.put("resources?", Schemas.list(Schemas.object(resource)));
        Map<String, Map<String, Object>> plan = new LinkedHashMap<>();
        plan.put("format", Schemas.string());
        plan.put("needsSecureTransport", Schemas.flag());
        plan.put("steps", Schemas.list(Schemas.object(step)));
        return Schemas.object(plan);
    }
}
