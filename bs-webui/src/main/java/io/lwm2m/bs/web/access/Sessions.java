// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import io.lwm2m.bs.model.AccessToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Sessions of browsers, in memory: who logged in, by an id that nobody can guess. A session ends when it is not used for a
 * while, and after a day in any case. Safe for use by many threads.
 */
final class Sessions {

    private static final int ID_BYTES = 32;

    private final LoginRules rules;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final RecentMap<String, Session> byId;

    Sessions(LoginRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        this.byId = new RecentMap<>(rules.sessions());
    }

    private record Session(AccessToken token, Instant begun, Instant used) {}

    /** Begins a session; gives back its id. */
    synchronized String begin(AccessToken token) {
        byte[] drawn = new byte[ID_BYTES];
        random.nextBytes(drawn);
        String id = HexFormat.of().formatHex(drawn);
        Instant now = clock.instant();
        byId.put(id, new Session(token, now, now));
        return id;
    }

    /** With which token a session was begun, which is used now; empty when it is over. */
    synchronized Optional<AccessToken> use(String id) {
        Optional<Session> running = running(id);
        running.ifPresent(session -> byId.put(id, new Session(session.token(), session.begun(), clock.instant())));
        return running.map(Session::token);
    }

    /** Whether a session is not over; this does not count as a use. */
    synchronized boolean isRunning(String id) {
        return running(id).isPresent();
    }

    synchronized void end(String id) {
        byId.remove(id);
    }

    /** Ends all sessions that were begun with a token. */
    synchronized void endAll(AccessToken token) {
        byId.values().removeIf(session -> session.token().equals(token));
    }

    private Optional<Session> running(String id) {
        Session session = byId.get(id);
        Instant now = clock.instant();
        if (session != null
                && now.isBefore(session.used().plus(rules.idle()))
                && now.isBefore(session.begun().plus(rules.longest()))) {
            return Optional.of(session);
        }
        byId.remove(id);
        return Optional.empty();
    }
}
