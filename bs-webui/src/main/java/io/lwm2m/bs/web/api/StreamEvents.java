// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;

/** What happens, as it happens. */
record StreamEvents() implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/events";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        String help =
                "Server-sent events, each with an id: ready, bootstrapped, error, session-started, session-progress,"
                        + " session-finished; and reset, when it is not known what was missed. Without Last-Event-ID the"
                        + " stream begins with ready when devices are served already";
        return Doc.of("Streams events until the client goes away")
                .header("Last-Event-ID", "The last event that the client has; the stream goes on after it")
                .returnsText(200, help, "text/event-stream")
                .refuses(503, "Too many clients listen");
    }

    @Override
    public Reply answer(Call call) {
        return new Reply.Live(call.header("Last-Event-ID"));
    }
}
