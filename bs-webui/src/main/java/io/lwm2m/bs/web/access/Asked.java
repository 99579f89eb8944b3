// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What of a request says who asks, and whether they may.
 *
 * @param method the HTTP method
 * @param path the path as it was sent
 * @param host the host that the request is for, without its port
 * @param authority the same with its port
 * @param address where the request comes from
 * @param headers all values of a header, none when it is not there
 */
public record Asked(
        String method,
        String path,
        String host,
        String authority,
        String address,
        Function<String, List<String>> headers) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** A header, the first of several; empty when it is not there. */
    Optional<String> header(String name) {
        return headers.apply(name).stream().findFirst();
    }

    /** Whether it may change something. */
    public boolean changes() {
        return !SAFE.contains(method);
    }

    /** Whether a browser asks for a page, that is for something to show to a person. */
    public boolean wantsPage() {
        return !changes()
                && !path.startsWith("/api/")
                && header("Accept").filter(types -> types.contains("text/html")).isPresent();
    }
}
