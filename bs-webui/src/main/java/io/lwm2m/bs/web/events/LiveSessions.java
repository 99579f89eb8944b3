// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.web.events.LiveSession.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The sessions in progress on this server, the newest {@value #MOST} of them. Safe for use by many threads; those that serve
 * devices never wait for a reader.
 */
public final class LiveSessions {

    /** The most sessions. */
    public static final int MOST = 1000;

    private final Map<String, LiveSession> sessions = new LinkedHashMap<>();

    /** None yet. */
    public LiveSessions() {}

    synchronized void start(String id, Origin origin, Instant at) {
        if (sessions.size() == MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(id, new LiveSession(id, origin, at, List.of(), Optional.empty()));
    }

    synchronized void ask(String id, Exchange.Request request, Instant at) {
        sessions.computeIfPresent(id, (same, session) -> session.asking(new Waiting(request, at)));
    }

    /** Adds an exchange; its place in the session from 0, empty for a session that is not known any more. */
    synchronized OptionalInt answer(String id, Exchange exchange) {
        LiveSession session = sessions.computeIfPresent(id, (same, before) -> before.answered(exchange));
        return session == null
                ? OptionalInt.empty()
                : OptionalInt.of(session.exchanges().size() - 1);
    }

    synchronized void finish(String id) {
        sessions.remove(id);
    }

    /** A session in progress. */
    public synchronized Optional<LiveSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** All of them, or those of a client, newest first. */
    public List<LiveSession> newest(Optional<String> client) {
        List<LiveSession> all = all();
        Collections.reverse(all);
        all.removeIf(session ->
                client.isPresent() && !client.get().equals(session.origin().client()));
        return all;
    }

    private synchronized List<LiveSession> all() {
        return new ArrayList<>(sessions.values());
    }
}
