// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that carries a session's id. Scripts cannot read it, and requests from other sites come without it.
 *
 * @param port where the server listens; in the name, since servers on one host share their cookies
 * @param secure whether the server speaks HTTPS
 */
public record SessionCookie(int port, boolean secure) {

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    /** Its name; browsers let no other host and no plain HTTP set one that begins with {@code __Host-}. */
    public String name() {
        return (secure ? "__Host-" : "") + "lwbs-" + port;
    }

    /** The value of Set-Cookie; browsers keep it until they are closed. */
    public String set(String id) {
        return name() + "=" + id + ATTRIBUTES + (secure ? "; Secure" : "");
    }

    /** The value of Set-Cookie that takes it away. */
    public String clear() {
        return set("") + "; Max-Age=0";
    }

    /** The id in the Cookie headers of a request. */
    public Optional<String> read(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name() + "="))
                .map(pair -> pair.substring(name().length() + 1))
                .findFirst();
    }
}
