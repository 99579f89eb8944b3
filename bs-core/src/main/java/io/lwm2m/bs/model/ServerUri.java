// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** The rule for LwM2M Server URIs, /0/x/0. */
final class ServerUri {

    static final Range<String> RANGE = new Range<>(
            "be coap://host[:port] or coaps://host[:port], with a port from 1 to 65535, in at most 255 bytes",
            ServerUri::isAllowed,
            Map.of("format", "uri", "maxLength", 255));

    private ServerUri() {}

    private static boolean isAllowed(String text) {
        try {
            URI uri = new URI(text);
            boolean port =
                    uri.getPort() == -1 ? !authority(uri).endsWith(":") : uri.getPort() >= 1 && uri.getPort() <= 65535;
            return port && isServer(uri) && OpaqueText.fits(text, 255);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String authority(URI uri) {
        return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    }

    private static boolean isServer(URI uri) {
        boolean scheme = "coap".equals(uri.getScheme()) || "coaps".equals(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        String path = uri.getRawPath();
        return scheme && bare && uri.getHost() != null && (path == null || path.isEmpty() || path.equals("/"));
    }
}
