// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Message numbers that were not used yet, whatever was forgotten: four a second since 2026. A program may put the same
 * credentials into a new store after a restart, and a database may come back from a backup.
 */
public final class MessageNumbers {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MILLIS_A_NUMBER = 250;

    private MessageNumbers() {}

    /** The least number to be used at a time; never negative. */
    public static long least(Instant now) {
        return Math.max(0, Duration.between(SINCE, now).toMillis() / MILLIS_A_NUMBER);
    }
}
