// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Drops what protocol libraries log below WARN, whatever level is configured: Californium, Leshan, Scandium and Jetty print
 * payloads and buffers there, with the keys in them. What a session did is in its record, without keys.
 */
public final class NoTraces extends TurboFilter {

    private static final String PROTOCOLS = "org.eclipse.";

    /** For Logback, which finds it in {@code logback.xml}. */
    public NoTraces() {}

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        return !level.isGreaterOrEqual(Level.WARN) && logger.getName().startsWith(PROTOCOLS)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
