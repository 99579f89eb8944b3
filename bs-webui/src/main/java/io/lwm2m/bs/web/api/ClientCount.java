// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import java.util.function.LongSupplier;

/**
 * How many clients there are, for people. Where it takes long to count them, PostgreSQL with a million for instance, the
 * number may be some seconds old: a hundred times as old as counting takes.
 */
final class ClientCount {

    private static final long LONG_NANOS = 50_000_000;
    private static final int AS_OLD = 100;

    private final LongSupplier count;
    private final LongSupplier nanos;
    private long last;
    private long counted;
    private long cost;

    ClientCount(LongSupplier count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
    }

    synchronized long get() {
        long now = nanos.getAsLong();
        if (cost < LONG_NANOS || now - counted > cost * AS_OLD) {
            last = count.getAsLong();
            counted = nanos.getAsLong();
            cost = counted - now;
        }
        return last;
    }
}
