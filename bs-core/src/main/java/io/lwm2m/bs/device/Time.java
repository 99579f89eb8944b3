// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where times come from.
 *
 * @param now the time of day, for records
 * @param nanos a clock that only goes forward, for durations; in nanoseconds from any start
 */
public record Time(Supplier<Instant> now, LongSupplier nanos) {

    /** The machine's own clocks. */
    public static Time system() {
        return new Time(Instant::now, System::nanoTime);
    }
}
