// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.access.Origins;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The headers that every answer has; an answer may have others in their place. */
final class Headers {

    /** Nothing but what this server serves itself, no scripts in pages, and no page around it. */
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            CONTENT,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control",
            "no-store");

    private static final String A_YEAR = "max-age=31536000";

    private Headers() {}

    static void put(Request request, HttpFields.Mutable headers) {
        ALWAYS.forEach(headers::put);
        // browsers would want HTTPS of every other server on this machine too
        if (request.isSecure() && !Origins.isLoopback(String.valueOf(Request.getServerName(request)))) {
            headers.put("Strict-Transport-Security", A_YEAR);
        }
    }
}
