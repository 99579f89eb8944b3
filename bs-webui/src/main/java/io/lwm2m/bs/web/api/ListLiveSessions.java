// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.events.LiveSession;
import io.lwm2m.bs.web.events.LiveSessions;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.Map;

/** Sessions in progress, newest first. */
record ListLiveSessions(LiveSessions live) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/sessions/live";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of(
                        "Lists sessions in progress on this server, newest first, with what was asked and answered so far")
                .query("client", "Only sessions of this client", Schemas.clientName())
                .returns(200, "sessions", Schemas.object(Map.of("sessions", Schemas.list(Schemas.ref("LiveSession")))));
    }

    @Override
    public Reply answer(Call call) {
        return Answer.json(Map.of(
                "sessions",
                live.newest(call.query("client")).stream()
                        .map(LiveSession::toJson)
                        .toList()));
    }
}
