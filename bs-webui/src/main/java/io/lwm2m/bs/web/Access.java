// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.rest.Refusal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out that a person on this machine happens to look at: on a loopback address, nobody has to log in.
 *
 * @param bound where the server listens
 */
record Access(InetSocketAddress bound) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /**
     * Checks a request.
     *
     * @param authority host and port that the request is for
     * @param origin the page that sent it, when a browser says so
     * @throws Refusal 421 for a foreign host name (DNS rebinding), 403 for a change asked for by a foreign page
     */
    void check(String method, String host, String authority, @Nullable String origin) {
        if (bound.getAddress().isLoopbackAddress() && !isOwn(host)) {
            throw new Refusal(
                    421,
                    "this server answers on this machine only, as localhost; to serve it under another"
                            + " name, have it listen on another address than " + bound.getHostString());
        }
        if (origin != null && !SAFE.contains(method) && !authority.equalsIgnoreCase(authorityOf(origin))) {
            throw new Refusal(403, "changes asked for by pages of other origins are not carried out");
        }
    }

    private boolean isOwn(String host) {
        String name = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || name.matches("127(\\.[0-9]{1,3}){3}")
                || name.equalsIgnoreCase(bound.getHostString());
    }

    private static String authorityOf(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
