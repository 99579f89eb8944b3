// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object instance that a resource of type Objlnk names, or that access rights are given for. In text
 * {@code /object/instance}.
 *
 * @param object the Object ID, 0 to 65534
 * @param instance the Object Instance ID, 0 to 65534
 */
public record ObjectLink(int object, int instance) {

    private static final Pattern TEXT = Pattern.compile("/(0|[1-9]\\d{0,4})/(0|[1-9]\\d{0,4})");

    /** Checks the range. */
    public ObjectLink {
        if (object < 0 || object > 65534 || instance < 0 || instance > 65534) {
            throw new IllegalArgumentException("must have ids from 0 to 65534");
        }
    }

    /**
     * Reads {@code /object/instance}.
     *
     * @throws IllegalArgumentException when the text is something else; the message says what is wanted
     */
    public static ObjectLink parse(String text) {
        Matcher ids = TEXT.matcher(text);
        if (!ids.matches()) {
            String shown = text.length() > 20 ? text.substring(0, 20) + "..." : text;
            throw new IllegalArgumentException("must be an object instance such as /11/0, not '" + shown + "'");
        }
        return new ObjectLink(Integer.parseInt(ids.group(1)), Integer.parseInt(ids.group(2)));
    }

    @Override
    public String toString() {
        return "/" + object + "/" + instance;
    }
}
