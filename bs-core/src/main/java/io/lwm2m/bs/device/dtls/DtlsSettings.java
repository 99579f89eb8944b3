// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.time.Duration;

/**
 * What a {@code coaps} endpoint takes on at most.
 *
 * @param maxConnections how many clients are remembered, so that they can go on or resume
 * @param staleAfter how long a client must have been quiet before it is forgotten for a new one, when all are taken
 * @param maxHandshakes how many handshakes are under way at once
 * @param handshakesPerAddress how many handshakes one IP address may start in a minute
 */
public record DtlsSettings(int maxConnections, Duration staleAfter, int maxHandshakes, int handshakesPerAddress) {

    /**
     * 100,000 connections, which take 5 kB each; 2 minutes, longer than an answer may take; 1,000 handshakes at once and
     * 6,000 a minute from one address: fleets share one behind carriers' address translation.
     */
    public static final DtlsSettings DEFAULT = new DtlsSettings(100_000, Duration.ofMinutes(2), 1_000, 6_000);

    /** Checks that all are positive. */
    public DtlsSettings {
        requirePositive("maxConnections", maxConnections);
        requirePositive("staleAfter", staleAfter.toSeconds());
        requirePositive("maxHandshakes", maxHandshakes);
        requirePositive("handshakesPerAddress", handshakesPerAddress);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be more than 0, not " + value);
        }
    }
}
