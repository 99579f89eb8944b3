// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Map;
import java.util.regex.Pattern;

/** Names of hosts. They may have underscores, as those of Docker Compose do. */
final class HostName {

    private static final int MOST = 253;

    /** The rule for Server Name Indication, /0/x/14 (RFC 6066, section 3). */
    static final Range<String> SNI = new Range<>(
            "be a host name, such as lwm2m.example.org, in at most " + MOST + " bytes",
            name -> problem(name).isEmpty(),
            Map.of("minLength", 1, "maxLength", MOST, "maxBytes", MOST),
            HostName::problem);

    private static final Pattern NAME =
            Pattern.compile("(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(\\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\\.?");
    private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?[0-9]+\\.?");

    private HostName() {}

    /** Whether it is a name, with or without a dot at the end; not for what {@link #isNumeric} is. */
    static boolean isName(String host) {
        return NAME.matcher(host).matches();
    }

    /** Whether it can only be meant as an address, for it ends with a number. */
    static boolean isNumeric(String host) {
        return NUMBERS.matcher(host).matches();
    }

    private static String problem(String name) {
        if (name.startsWith("[") || name.contains("::") || isNumeric(name)) {
            return "it is an address";
        }
        if (name.endsWith(".")) {
            return "it ends with a dot";
        }
        return isName(name) && name.length() <= MOST ? "" : "it is none";
    }
}
