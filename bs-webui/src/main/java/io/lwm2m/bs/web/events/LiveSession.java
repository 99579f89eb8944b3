// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session in progress.
 *
 * @param id the session's id
 * @param origin who asked, from where
 * @param start when it started
 * @param exchanges what was asked and answered so far
 * @param waiting what is waited for
 */
public record LiveSession(
        String id, Origin origin, Instant start, List<Exchange> exchanges, Optional<Waiting> waiting) {

    /** Copies the list. */
    public LiveSession {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * A request without an answer yet.
     *
     * @param request what was asked
     * @param since when it was sent
     */
    public record Waiting(Exchange.Request request, Instant since) {

        /** As JSON. */
        public Map<String, Object> toJson() {
            Map<String, Object> json = SessionJson.toJson(request);
            json.put("since", since.toString());
            return json;
        }
    }

    LiveSession asking(Waiting question) {
        return new LiveSession(id, origin, start, exchanges, Optional.of(question));
    }

    LiveSession answered(Exchange exchange) {
        List<Exchange> more = new ArrayList<>(exchanges);
        more.add(exchange);
        return new LiveSession(id, origin, start, more, Optional.empty());
    }

    /** As JSON: like a finished one, but {@code live} and without an outcome. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.putAll(toJson(origin));
        json.put("start", start.toString());
        json.put("live", true);
        json.put("exchanges", exchanges.stream().map(SessionJson::toJson).toList());
        waiting.ifPresent(question -> json.put("waiting", question.toJson()));
        return json;
    }

    static Map<String, Object> toJson(Origin origin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", origin.client());
        json.put("peer", origin.peer());
        json.put("transport", origin.transport());
        if (!origin.server().isEmpty()) {
            json.put("server", origin.server());
        }
        return json;
    }
}
