// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param headers further headers, in order
 * @param body the body, UTF-8 when it is text; empty for none
 */
public record Answer(int status, Map<String, String> headers, String body) implements Reply {

    /** The content type of JSON. */
    public static final String JSON = "application/json";

    private static final String CONTENT_TYPE = "Content-Type";

    /** Copies the map. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with JSON. */
    public static Answer json(@Nullable Object value) {
        return text(200, JSON, Json.write(value) + "\n");
    }

    /** A body of some type. */
    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of(CONTENT_TYPE, contentType), body);
    }

    /** A status without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    /** The same with a further header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** The same with another status. */
    public Answer as(int otherStatus) {
        return new Answer(otherStatus, headers, body);
    }

    /** The body as it is sent. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the body, which may have a key that was asked for. */
    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
