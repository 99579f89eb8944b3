// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule for LwM2M Server URIs, /0/x/0. A {@link HostName} may have underscores, with which {@link URI} takes it for no
 * host.
 */
final class ServerUri {

    private static final int MOST = 255;

    static final Range<String> RANGE = new Range<>(
            "be coap://host[:port] or coaps://host[:port], with a port from 1 to 65535, in at most " + MOST + " bytes",
            text -> problem(text).isEmpty(),
            Map.of("format", "uri", "maxLength", MOST, "maxBytes", MOST),
            ServerUri::problem);

    private static final Pattern PARTS = Pattern.compile(
            "(?<scheme>[^:/?#]*)://(?:(?<user>[^/?#]*)@)?(?<host>\\[[^]/?#]*]|[^:/?#]*)(?<port>[^/?#]*)(?<path>[^?#]*)"
                    + "(?<rest>.*)",
            Pattern.DOTALL);

    private ServerUri() {}

    /** Which part is wrong, in words; empty text when none is. */
    private static String problem(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return text.contains(":") ? "there is no // after the scheme" : "the scheme is missing";
        }
        String scheme = parts.group("scheme");
        if (!scheme.equalsIgnoreCase("coap") && !scheme.equalsIgnoreCase("coaps")) {
            return "the scheme is '" + Shown.cut(scheme) + "'";
        }
        if (parts.group("user") != null) {
            return "there is a user before the host";
        }
        String wrong = wrongServer(parts.group("host"), parts.group("port"));
        return wrong.isEmpty() ? wrongRest(parts.group("path"), parts.group("rest"), text) : wrong;
    }

    private static String wrongServer(String host, String port) {
        if (!isHost(host)) {
            return host.isEmpty() ? "the host is missing" : "the host is '" + Shown.cut(host) + "'";
        }
        boolean isPort =
                port.isEmpty() || port.matches(":0*[1-9][0-9]{0,4}") && Integer.parseInt(port.substring(1)) <= 65535;
        return isPort ? "" : "the port is '" + Shown.cut(port.startsWith(":") ? port.substring(1) : port) + "'";
    }

    private static String wrongRest(String path, String rest, String text) {
        if (!path.isEmpty() && !path.equals("/")) {
            return "there is a path, '" + Shown.cut(path) + "'";
        }
        if (!rest.isEmpty()) {
            return "there is a " + (rest.startsWith("?") ? "query" : "fragment") + ", '" + Shown.cut(rest) + "'";
        }
        return OpaqueText.fits(text, MOST) ? "" : "it is longer";
    }

    private static boolean isHost(String host) {
        return host.startsWith("[") || HostName.isNumeric(host) ? isAddress(host) : HostName.isName(host);
    }

    /** As the JDK sees it, which looks no name up here. */
    private static boolean isAddress(String host) {
        try {
            return URI.create("coap://" + host).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
