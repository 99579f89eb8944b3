// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finished sessions, kept for people to look at. Bounded: old ones go. Safe for use by many threads. */
public interface SessionJournal {

    /** Adds a finished session; must not hold up the caller, which serves a device. */
    void append(SessionRecord session);

    /** A page of sessions, newest first; has all that were appended before the call. */
    List<SessionRecord> newest(Query query);

    /** A session by its id; empty when it is not there, or not any more. */
    Optional<SessionRecord> find(String id);

    /** The session of each of some clients that ended last, by client name; those without a session are left out. */
    Map<String, Last> last(Collection<String> clients);

    /** How many sessions ended in which way, over time. */
    SessionSummary summary(SessionSummary.Span span);

    /** How much is kept. */
    Limits limits();

    /**
     * The end of a session.
     *
     * @param id the session's id
     * @param outcome how it ended
     * @param start when it started, in whole milliseconds
     */
    record Last(String id, Outcome outcome, Instant start) {}

    /**
     * How much is kept.
     *
     * @param sessions the most sessions
     * @param age the oldest session; empty when only their number counts
     */
    record Limits(int sessions, Optional<Duration> age) {}

    /**
     * Which sessions.
     *
     * @param client only those of this client
     * @param outcome only those that ended so
     * @param from only those that started then or later
     * @param until only those that started before
     * @param before the id of a session: only those that are further back than it; none when it is not there any more
     * @param limit the most sessions, at least 1
     */
    record Query(
            Optional<String> client,
            Optional<Outcome> outcome,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> before,
            int limit) {

        /**
         * Checks the limit.
         *
         * @throws InvalidInput when it is less than 1
         */
        public Query {
            if (limit < 1) {
                throw new InvalidInput("limit", "out-of-range", "must be at least 1, not " + limit);
            }
        }

        /** The newest of all sessions, or of those of one client. */
        public static Query of(Optional<String> client, int limit) {
            return new Query(client, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
        }

        /** Whether a session is among those that are asked for, but for its place. */
        public boolean matches(SessionRecord session) {
            return client.map(session.client()::equals).orElse(true)
                    && outcome.map(session.outcome()::equals).orElse(true)
                    && from.map(time -> !session.start().isBefore(time)).orElse(true)
                    && until.map(session.start()::isBefore).orElse(true);
        }
    }
}
