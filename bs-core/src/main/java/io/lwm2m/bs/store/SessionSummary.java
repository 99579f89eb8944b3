// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How many sessions started when, by how they ended.
 *
 * @param span the time that it is about
 * @param buckets the counts, one for each part of the span
 */
public record SessionSummary(Span span, List<Counts> buckets) {

    /** Copies the list. */
    public SessionSummary {
        buckets = List.copyOf(buckets);
    }

    /** Those of all buckets together. */
    public Counts total() {
        return buckets.stream().reduce(Counts.NONE, Counts::plus);
    }

    /**
     * A span of time in equal parts, but for rounding to milliseconds.
     *
     * @param from the start of the first part
     * @param to the end of the last part, which does not belong to it
     * @param buckets how many parts
     */
    public record Span(Instant from, Instant to, int buckets) {

        /** The most parts. */
        public static final int MOST = 1000;

        /**
         * Cuts the times to whole milliseconds, and checks that there is one for each part, at least.
         *
         * @throws InvalidInput when there is not, or there are too few or too many parts
         */
        public Span {
            from = from.truncatedTo(ChronoUnit.MILLIS);
            to = to.truncatedTo(ChronoUnit.MILLIS);
            if (buckets < 1 || buckets > MOST) {
                throw new InvalidInput("buckets", "out-of-range", "must be from 1 to " + MOST + ", not " + buckets);
            }
            if (to.minusMillis(buckets).isBefore(from)) {
                throw new InvalidInput("to", "out-of-range", "must be later than from, " + from + ", not " + to);
            }
            if (Duration.between(from, to).toDays() > 36_500) {
                throw new InvalidInput("from", "out-of-range", "must be less than 100 years before to, not " + from);
            }
        }

        /** Where a part starts, in milliseconds since 1970; the one after the last part starts at the end. */
        public long startMillis(int bucket) {
            long millis = Duration.between(from, to).toMillis();
            return from.toEpochMilli() + millis * bucket / buckets;
        }
    }

    /**
     * How many sessions ended in which way.
     *
     * @param bootstrapped those that went well
     * @param failed those that failed
     * @param refused those that were refused
     */
    public record Counts(long bootstrapped, long failed, long refused) {

        /** No session. */
        public static final Counts NONE = new Counts(0, 0, 0);

        /** One session. */
        public static Counts of(Outcome outcome) {
            return switch (outcome) {
                case BOOTSTRAPPED -> new Counts(1, 0, 0);
                case FAILED -> new Counts(0, 1, 0);
                case REFUSED -> new Counts(0, 0, 1);
            };
        }

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(bootstrapped + other.bootstrapped, failed + other.failed, refused + other.refused);
        }
    }
}
