// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.SessionFailed;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Writes what the bootstrap server tells into the log. Called on the threads that serve devices, so it only notes. */
public final class EventFeed implements BootstrapListener {

    private final EventLog log;
    private final LiveSessions live;
    private final Clock clock;
    private final Runnable wake;

    /**
     * Feeds a log, and what is known of sessions in progress.
     *
     * @param wake called after each event; must return at once
     */
    public EventFeed(EventLog log, LiveSessions live, Clock clock, Runnable wake) {
        this.log = log;
        this.live = live;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public void ready() {
        tell("ready", Map::of);
    }

    @Override
    public void bootstrapped(String clientName) {
        tell("bootstrapped", () -> Map.of("client", clientName));
    }

    @Override
    public void error(Throwable error) {
        tell("error", () -> json(error));
    }

    @Override
    public void sessionStarted(String sessionId, Origin origin) {
        Instant now = clock.instant();
        live.start(sessionId, origin, now);
        tell("session-started", () -> json(sessionId, origin, "start", now));
    }

    @Override
    public void sessionRequested(String sessionId, Origin origin, Exchange.Request request) {
        Instant now = clock.instant();
        live.ask(sessionId, request, now);
        tell("session-request", () -> {
            Map<String, Object> json = json(sessionId, origin, "at", now);
            json.put("request", SessionJson.toJson(request));
            return json;
        });
    }

    @Override
    public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
        Instant now = clock.instant();
        OptionalInt number = live.answer(sessionId, exchange);
        tell("session-progress", () -> {
            Map<String, Object> json = json(sessionId, origin, "at", now);
            number.ifPresent(place -> json.put("number", place));
            json.put("exchange", SessionJson.toJson(exchange));
            return json;
        });
    }

    @Override
    public void sessionFinished(SessionRecord session) {
        live.finish(session.id());
        tell("session-finished", () -> SessionJson.toJson(session));
    }

    private void tell(String name, Supplier<Map<String, Object>> data) {
        log.append(name, data);
        wake.run();
    }

    private static Map<String, Object> json(String sessionId, Origin origin, String when, Instant time) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("session", sessionId);
        json.putAll(LiveSession.toJson(origin));
        json.put(when, time.toString());
        return json;
    }

    private static Map<String, Object> json(Throwable error) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (error instanceof SessionFailed failed) {
            json.put("session", failed.session().id());
            json.put("client", failed.session().client());
        }
        boolean forPeople = error instanceof BootstrapException;
        json.put(
                "message",
                forPeople ? String.valueOf(error.getMessage()) : "something failed; the server's log says what");
        return json;
    }
}
