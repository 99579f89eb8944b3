// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.time.Duration;

/**
 * How much of the journal is kept.
 *
 * @param count the most sessions
 * @param age the oldest session
 */
public record JournalRules(int count, Duration age) {

    /** 100,000 sessions, 30 days. */
    public static final JournalRules DEFAULT = new JournalRules(100_000, Duration.ofDays(30));

    /** Checks that both are positive. */
    public JournalRules {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("age must be more than 0, not " + age);
        }
    }
}
