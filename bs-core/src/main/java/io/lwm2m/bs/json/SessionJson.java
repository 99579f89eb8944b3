// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Answer;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Exchange.Request;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.SessionRecord.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        if (!session.origin().server().isEmpty()) {
            json.put("server", session.origin().server());
        }
        json.put("start", session.start().toString());
        json.put("milliseconds", millis(session.duration()));
        json.put("outcome", session.outcome().word());
        session.result().cause().ifPresent(cause -> json.put("cause", cause));
        if (!session.result().warnings().isEmpty()) {
            json.put("warnings", session.result().warnings());
        }
        json.put(
                "exchanges",
                session.exchanges().stream().map(SessionJson::toJson).toList());
        return json;
    }

    /** One exchange. */
    public static Map<String, Object> toJson(Exchange exchange) {
        Map<String, Object> json = toJson(exchange.request());
        exchange.answer().code().ifPresent(code -> json.put("code", code));
        exchange.answer().diagnostic().ifPresent(text -> json.put("diagnostic", text));
        json.put("milliseconds", millis(exchange.duration()));
        return json;
    }

    /** A request that may not be answered yet. */
    public static Map<String, Object> toJson(Request request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", request.operation().term());
        json.put("path", request.path());
        request.format().ifPresent(format -> json.put("format", format));
        json.put("bytes", request.bytes());
        return json;
    }

    /**
     * Reads what {@link #toJson(SessionRecord)} gave.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static SessionRecord read(@Nullable Object json) {
        Fields session = Fields.of(json);
        return new SessionRecord(
                session.text("id"),
                new Origin(
                        session.text("client"),
                        session.text("peer"),
                        session.text("transport"),
                        session.optional("server").orElse("")),
                Instant.parse(session.text("start")),
                session.duration("milliseconds"),
                session.list("exchanges").stream().map(SessionJson::exchange).toList(),
                new Result(
                        Outcome.valueOf(session.text("outcome").toUpperCase(Locale.ROOT)),
                        session.optional("cause"),
                        session.texts("warnings")));
    }

    private static Exchange exchange(@Nullable Object json) {
        Fields exchange = Fields.of(json);
        String term = exchange.text("request");
        Operation operation = Arrays.stream(Operation.values())
                .filter(known -> known.term().equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + term));
        return new Exchange(
                operation,
                exchange.text("path"),
                exchange.optional("format"),
                exchange.number("bytes").intValue(),
                new Answer(exchange.optional("code"), exchange.optional("diagnostic")),
                exchange.duration("milliseconds"));
    }

    private static BigDecimal millis(Duration duration) {
        BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis;
    }
}
