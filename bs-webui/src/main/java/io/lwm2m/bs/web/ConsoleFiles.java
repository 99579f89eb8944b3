// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Serves the web console. Its places are one and the same page, whose scripts look at the path; what the page needs has a
 * hash of all files in its path and may be kept for ever. The login page is none of it: operations serve that to everybody.
 */
final class ConsoleFiles {

    /** The first segments of the paths that the page knows. */
    private static final Set<String> PLACES = Set.of("", "add", "clients", "credentials", "server", "sessions");

    private final ConsoleFolder folder = new ConsoleFolder();

    /** Answers a request for a page, or for what pages need; false when it is for somebody else to answer. */
    boolean answer(Wire wire) {
        String method = wire.request().getMethod();
        String path = String.valueOf(wire.request().getHttpURI().getPath());
        if (!method.equals("GET") && !method.equals("HEAD") || !path.matches("/(?!api/|login(/|$)).*")) {
            return false;
        }
        Optional<ConsoleFile> asset = folder.asset(path);
        asset.ifPresent(file -> send(wire, 200, file, "private, max-age=31536000, immutable"));
        return asset.isPresent() || page(wire, path);
    }

    private boolean page(Wire wire, String path) {
        boolean known = PLACES.contains(path.split("/", -1)[1]);
        if (!known && !header(wire, HttpHeader.ACCEPT).contains("text/html")) {
            return false;
        }
        send(wire, known ? 200 : 404, folder.page(), "no-cache");
        return true;
    }

    private static void send(Wire wire, int status, ConsoleFile file, String caching) {
        boolean known = status == 200 && header(wire, HttpHeader.IF_NONE_MATCH).contains(file.tag());
        boolean packed = header(wire, HttpHeader.ACCEPT_ENCODING).matches("(.*[ ,])?gzip *([,;].*)?");
        byte[] body = packed ? file.packed() : file.plain();
        wire.begin(known ? 304 : status);
        HttpFields.Mutable headers = wire.response().getHeaders();
        headers.put(HttpHeader.ETAG, file.tag());
        headers.put(HttpHeader.CACHE_CONTROL, caching);
        headers.put(HttpHeader.VARY, "Accept-Encoding");
        if (known) {
            wire.callback().succeeded();
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, file.type());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        if (packed) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        wire.response().write(true, ByteBuffer.wrap(body), wire.callback());
    }

    private static String header(Wire wire, HttpHeader header) {
        return String.join(", ", wire.request().getHeaders().getValuesList(header))
                .toLowerCase(Locale.ROOT);
    }
}
