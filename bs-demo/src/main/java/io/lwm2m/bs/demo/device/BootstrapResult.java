// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a bootstrap ended on the device, and what the device holds then.
 *
 * @param ending in one word
 * @param message in one line, for people
 * @param instances what servers wrote: path of the object instance, such as {@code /0/1}, to Resource ID to value. Values
 *     are String, Long, Boolean, {@link io.lwm2m.bs.model.Opaque}, {@link io.lwm2m.bs.model.Secret} for keys,
 *     {@link io.lwm2m.bs.model.ObjectLink}, or a map of Resource Instance ID to these. The device's own bootstrap account
 *     is not in it as long as nobody writes to it.
 * @param duration from the first request to the end
 */
public record BootstrapResult(
        Ending ending, String message, SortedMap<String, SortedMap<Integer, Object>> instances, Duration duration) {

    /** How a bootstrap can end. */
    public enum Ending {
        /** Bootstrap-Finish came, and what was written fits together. */
        BOOTSTRAPPED,
        /** The server answered the request with an error. */
        REFUSED,
        /** Nothing came back, or Bootstrap-Finish did not come in time. */
        TIMED_OUT,
        /** Bootstrap-Finish came, but what was written does not fit together. */
        INCONSISTENT,
        /** The request could not even be sent. */
        FAILED
    }

    /** Copies the maps. */
    public BootstrapResult {
        SortedMap<String, SortedMap<Integer, Object>> copy = new TreeMap<>(PathOrder.BY_NUMBERS);
        instances.forEach(
                (path, resources) -> copy.put(path, Collections.unmodifiableSortedMap(new TreeMap<>(resources))));
        instances = Collections.unmodifiableSortedMap(copy);
    }

    /** Whether the device can go on to register. */
    public boolean isBootstrapped() {
        return ending == Ending.BOOTSTRAPPED;
    }

    /** What is held at a path; empty when nothing is. */
    public SortedMap<Integer, Object> instance(String path) {
        return instances.getOrDefault(path, Collections.emptySortedMap());
    }
}
