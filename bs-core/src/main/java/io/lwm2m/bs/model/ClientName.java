// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rule for client names, that is LwM2M endpoint names ({@code ep}), wherever they come from. */
public final class ClientName {

    /** The longest name in UTF-8 bytes. */
    public static final int MAX_BYTES = 255;

    private ClientName() {}

    /** What is wrong with a name, in words that follow "the client name"; empty when it is good. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (isPlain(name)) {
            return name.equals("__proto__") ? Optional.of("must not be the reserved word __proto__") : Optional.empty();
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            return Optional.of("must have at most " + MAX_BYTES + " bytes in UTF-8, this one has " + bytes);
        }
        if (name.codePoints().anyMatch(ClientName::isForbidden)) {
            return Optional.of("must not have control characters, or what is no UTF-8 text");
        }
        return Optional.empty();
    }

    /** The name for a log or a record: short, on one line, with everything odd replaced. */
    public static String shown(String name) {
        if (isPlain(name)) {
            return name;
        }
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(MAX_BYTES).forEach(c -> shown.appendCodePoint(isForbidden(c) ? '?' : c));
        return shown.toString();
    }

    /** Short and printable ASCII, as nearly all names are; this runs for each request of a device. */
    private static boolean isPlain(String name) {
        if (name.length() > MAX_BYTES) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ' || name.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == 0xFFFD
                || Character.getType(codePoint) == Character.SURROGATE
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }
}
