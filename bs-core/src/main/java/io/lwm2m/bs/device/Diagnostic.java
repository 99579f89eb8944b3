// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Diagnostic text from a device: untrusted, so shortened and put on one line. */
final class Diagnostic {

    private static final int MAX_LENGTH = 200;

    private Diagnostic() {}

    static Optional<String> of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}]+", " ").strip();
        return Optional.of(line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "..." : line);
    }
}
