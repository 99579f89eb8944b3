// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sessions for programs. Stateless. */
public final class SessionJson {

    private SessionJson() {}

    /** A finished session; times in ISO 8601, durations in milliseconds. */
    public static Map<String, Object> toJson(SessionRecord session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.id());
        json.put("client", session.client());
        json.put("peer", session.origin().peer());
        json.put("transport", session.origin().transport());
        json.put("start", session.start().toString());
        json.put("milliseconds", millis(session.duration()));
        json.put("outcome", session.outcome().word());
        session.result().cause().ifPresent(cause -> json.put("cause", cause));
        json.put(
                "exchanges",
                session.exchanges().stream().map(SessionJson::toJson).toList());
        return json;
    }

    /** One exchange. */
    public static Map<String, Object> toJson(Exchange exchange) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", exchange.operation().term());
        json.put("path", exchange.path());
        exchange.format().ifPresent(format -> json.put("format", format));
        json.put("bytes", exchange.bytes());
        exchange.answer().code().ifPresent(code -> json.put("code", code));
        exchange.answer().diagnostic().ifPresent(text -> json.put("diagnostic", text));
        json.put("milliseconds", millis(exchange.duration()));
        return json;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 10_000 / 100.0;
    }
}
