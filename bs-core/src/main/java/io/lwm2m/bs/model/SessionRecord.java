// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished session: one bootstrap from the request to the finish.
 *
 * @param id unique in this server's life
 * @param origin who asked, from where
 * @param start when the request came
 * @param duration from the request to the end
 * @param exchanges every request that was sent, in order
 * @param result how it ended
 */
public record SessionRecord(
        String id, Origin origin, Instant start, Duration duration, List<Exchange> exchanges, Result result) {

    /** Copies the list. */
    public SessionRecord {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * Who asked for the bootstrap.
     *
     * @param client the client name as sent, odd characters replaced; empty when there was none
     * @param peer address and port of the client
     * @param transport {@code coap}, {@code coap+oscore} or {@code coaps}
     * @param server the name of the server that was asked, one of several on a database
     */
    public record Origin(String client, String peer, String transport, String server) {}

    /**
     * How a session ended.
     *
     * @param outcome in one word
     * @param cause why it failed or was refused, for people; empty when it was bootstrapped
     * @param warnings what was done although it is not safe, for people
     */
    public record Result(Outcome outcome, Optional<String> cause, List<String> warnings) {

        /** Copies the list. */
        public Result {
            warnings = List.copyOf(warnings);
        }

        /** Without warnings. */
        public Result(Outcome outcome, Optional<String> cause) {
            this(outcome, cause, List.of());
        }

        /** The same with warnings. */
        public Result warning(List<String> others) {
            return new Result(outcome, cause, others);
        }
    }

    /** The client name. */
    public String client() {
        return origin.client();
    }

    /** How it ended, in one word. */
    public Outcome outcome() {
        return result.outcome();
    }
}
