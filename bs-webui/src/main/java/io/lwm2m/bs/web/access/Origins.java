// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import io.lwm2m.bs.web.rest.Refusal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages out that a person who may do something here happens to look at.
 *
 * @param bound where the server listens
 * @param login whether everybody has to log in
 */
public record Origins(InetSocketAddress bound, boolean login) {

    /** What browsers send for pages of other origins without asking the server first. */
    private static final List<String> SIMPLE =
            List.of("text/plain", "multipart/form-data", "application/x-www-form-urlencoded");

    /** {@code none} is what a person did, not a page. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /**
     * Checks a request.
     *
     * @throws Refusal 421 for a foreign host name (DNS rebinding), where nobody has to log in and only this machine gets
     *     in; 403 or 415 for a change that a page of another origin may have asked for
     */
    public void check(Asked asked) {
        if (!login && bound.getAddress().isLoopbackAddress() && !isOwn(asked.host())) {
            throw new Refusal(
                    421,
                    "this server answers on this machine only, as localhost; to serve it under another"
                            + " name, have it listen on another address than " + bound.getHostString()
                            + ", or have everybody log in");
        }
        if (asked.changes()) {
            requireOwnPage(asked);
        }
    }

    /** Browsers say which page asks, in one header or the other; other programs send what pages cannot. */
    private static void requireOwnPage(Asked asked) {
        Optional<String> site = asked.header("Sec-Fetch-Site");
        Optional<String> origin = asked.header("Origin");
        if (site.isEmpty() && origin.isEmpty()) {
            requireNoPage(asked);
        } else if (!site.map(OWN_SITES::contains).orElseGet(() -> isOwn(origin, asked))) {
            throw new Refusal(403, "changes asked for by pages of other origins are not carried out");
        }
    }

    private static boolean isOwn(Optional<String> origin, Asked asked) {
        return origin.map(Origins::authorityOf)
                .filter(asked.authority()::equalsIgnoreCase)
                .isPresent();
    }

    private static void requireNoPage(Asked asked) {
        if (asked.header("Authorization").isPresent()) {
            return;
        }
        if (asked.header("Cookie").isPresent()) {
            throw new Refusal(
                    403, "a change with a cookie needs the header Origin or Sec-Fetch-Site, as browsers send it");
        }
        String type = asked.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (asked.method().equals("POST") && (type.isEmpty() || SIMPLE.stream().anyMatch(type::startsWith))) {
            throw new Refusal(
                    415, "send Content-Type: application/json, which pages of other origins cannot send unasked");
        }
    }

    private boolean isOwn(String host) {
        String name = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return isLoopback(name) || name.equalsIgnoreCase(bound.getHostString());
    }

    /** Whether a host name stands for this machine wherever it is used. */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static String authorityOf(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
