// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole seconds, 1 to 86400. */
final class Seconds implements ITypeConverter<Duration> {

    private static final int MOST = 86_400;

    @Override
    public Duration convert(String text) {
        if (text.matches("\\d{1,5}")) {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= MOST) {
                return Duration.ofSeconds(seconds);
            }
        }
        throw new TypeConversionException("must be seconds from 1 to " + MOST + ", not '" + text + "'");
    }
}
