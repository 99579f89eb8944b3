// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import java.time.Duration;

/**
 * What holds for tokens and sessions.
 *
 * @param idle after how long without a request a session ends
 * @param longest how long a session lasts at most
 * @param sessions the most sessions; then the one that was used longest ago ends
 * @param failuresPerAddress how many wrong tokens an address may show at once; as many again each minute
 * @param failures how many wrong tokens all addresses together may show at once; as many again each minute
 * @param freshness how long what is known of a token is believed before its row is read again: a token that was removed
 *     by another server or on the database is good for as long
 */
public record LoginRules(
        Duration idle, Duration longest, int sessions, int failuresPerAddress, int failures, Duration freshness) {

    /** Two hours idle, a day at most; ten failures an address, a hundred in all; five seconds. */
    public static final LoginRules DEFAULT =
            new LoginRules(Duration.ofHours(2), Duration.ofHours(24), 1000, 10, 100, Duration.ofSeconds(5));
}
