// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many events in a period for each key, all at once or one by one (a token bucket). Remembers a bounded number of keys,
 * the last used ones; a forgotten key starts anew. Safe for use by many threads.
 *
 * @param <K> whose events are counted
 */
public final class Rate<K> {

    private final long period;
    private final long each;
    private final Map<K, Long> free;

    /**
     * @param events how many in a period
     * @param period how long that is
     * @param keys how many keys are remembered
     */
    public Rate(int events, Duration period, int keys) {
        this.period = period.toNanos();
        this.each = this.period / events;
        this.free = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
                return size() > keys;
            }
        };
    }

    /** Whether one more event is within the rate, which counts it then. Times may be from any start. */
    public synchronized boolean permits(K key, long nanos) {
        Long full = free.get(key);
        // a bucket is the moment at which it will be full again
        long next = (full == null || full - nanos < 0 ? nanos : full) + each;
        if (next - nanos > period) {
            return false;
        }
        free.put(key, next);
        return true;
    }
}
