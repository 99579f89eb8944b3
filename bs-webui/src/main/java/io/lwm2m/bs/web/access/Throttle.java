// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows guessing down: an address may fail so many times a minute, and all together somewhat more. Who is let in costs
 * nothing. Keeps the addresses of late, so many and no more. Safe for use by many threads.
 */
final class Throttle {

    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;
    private static final Duration REFILL = Duration.ofMinutes(1);

    private final LoginRules rules;
    private final InstantSource clock;
    private final RecentMap<String, Bucket> byAddress = new RecentMap<>(MOST_ADDRESSES);
    private final Bucket all;

    Throttle(LoginRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
        this.all = new Bucket(rules.failures(), clock.instant());
    }

    /** Takes an attempt before it is made, so that many at once are no way around it; else says how long to wait. */
    synchronized Optional<Duration> take(String address) {
        Instant now = clock.instant();
        Bucket own = bucket(address, now);
        Duration wait = own.untilNext(now);
        wait = wait.compareTo(all.untilNext(now)) > 0 ? wait : all.untilNext(now);
        if (!wait.isZero()) {
            return Optional.of(wait);
        }
        own.left--;
        all.left--;
        return Optional.empty();
    }

    /** The attempt succeeded, or could not be made. */
    synchronized void giveBack(String address) {
        bucket(address, clock.instant()).left++;
        all.left++;
    }

    private Bucket bucket(String address, Instant now) {
        return byAddress.computeIfAbsent(network(address), key -> new Bucket(rules.failuresPerAddress(), now));
    }

    /** Who has one address of IPv6 has the 2^64 of its network. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static final class Bucket {

        private final int capacity;
        private double left;
        private Instant at;

        Bucket(int capacity, Instant now) {
            this.capacity = capacity;
            this.left = capacity;
            this.at = now;
        }

        /** Zero when there is one now. */
        Duration untilNext(Instant now) {
            double perMilli = (double) capacity / REFILL.toMillis();
            long passed = Math.max(0, Duration.between(at, now).toMillis());
            left = Math.min(capacity, left + passed * perMilli);
            at = now;
            return left >= 1 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - left) / perMilli));
        }
    }
}
