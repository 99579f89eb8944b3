// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/** How long one call takes, call by call, after some that are not counted. */
final class Latency {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);

    static Latency of(int warmUp, int calls, IntConsumer call) {
        Latency latency = new Latency();
        latency.add(false, warmUp, call);
        latency.add(true, calls, call);
        return latency;
    }

    /** Makes calls, one after the other, and counts them or not. */
    void add(boolean counted, int calls, IntConsumer call) {
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            call.accept(i);
            if (counted) {
                histogram.recordValue(System.nanoTime() - start);
            }
        }
    }

    /** In milliseconds. */
    double percentile(double percent) {
        return histogram.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }
}
