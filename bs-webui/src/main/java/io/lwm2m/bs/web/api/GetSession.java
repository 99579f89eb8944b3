// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.web.events.LiveSession;
import io.lwm2m.bs.web.events.LiveSessions;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.List;

/** One session, finished or in progress. */
record GetSession(SessionJournal journal, LiveSessions live) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/sessions/{id}";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Shows a session, finished or in progress on this server")
                .path("id", "The session's id", Schemas.string())
                .returns(200, "The session", Schemas.oneOf(List.of(Schemas.ref("Session"), Schemas.ref("LiveSession"))))
                .refuses(404, "No such session, or it is no longer kept");
    }

    /** In progress first: a session is in the journal before it is no longer in progress. */
    @Override
    public Reply answer(Call call) {
        String id = call.path().getOrDefault("id", "");
        return Answer.json(live.find(id)
                .map(LiveSession::toJson)
                .or(() -> journal.find(id).map(SessionJson::toJson))
                .orElseThrow(
                        () -> new NotFound("there is no session '" + Shown.cut(id) + "', or it is no longer kept")));
    }
}
