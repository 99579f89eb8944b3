// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.rest.Answer;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request of Jetty with the two ends of its answer. */
record Wire(Request request, Response response, Callback callback) {

    /** Sends a whole answer; the request is over then. */
    void send(Answer answer) {
        begin(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        answer.headers().forEach(headers::put);
        byte[] body = answer.bytes();
        if (body.length > 0 || answer.status() != 204 && answer.status() != 304) {
            headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        if (!request.consumeAvailable()) {
            // Jetty closes the connection when the rest of a body is not there yet; a client that does not know loses
            // its
            // next request
            headers.put(HttpHeader.CONNECTION, "close");
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Sets the status and the headers that every answer has. */
    void begin(int status) {
        response.setStatus(status);
        Headers.put(request, response.getHeaders());
    }
}
