// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Lets a few records in a second pass and counts the others: nobody fills the journal by failing. Safe for use by many
 * threads.
 */
public final class FewRecords {

    private static final int IN_A_BURST = 20;
    private static final Duration BURST = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Rate<String> rate = new Rate<>(IN_A_BURST, BURST, 1);
    private final AtomicLong untold = new AtomicLong();

    /** With a clock for durations. */
    public FewRecords(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What makes the text of one more record, telling of those before that did not pass; empty when it does not either. */
    public Optional<UnaryOperator<String>> next() {
        if (!rate.permits("", nanos.getAsLong())) {
            untold.incrementAndGet();
            return Optional.empty();
        }
        long others = untold.getAndSet(0);
        return Optional.of(why -> others == 0 ? why : why + "; " + others + " others failed before");
    }
}
