// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finished sessions, newest first. */
record ListSessions(SessionJournal journal) implements Operation {

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::word).toList();
    private static final int DEFAULT = 50;
    private static final int MOST = 1000;

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/sessions";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Lists finished sessions with every exchange, newest first")
                .query("client", "Only sessions of this client", Schemas.clientName())
                .query("outcome", "Only sessions that ended so", Schemas.oneWord(OUTCOMES))
                .query("from", "Only sessions that started then or later, in ISO 8601", Schemas.time())
                .query("until", "Only sessions that started before, in ISO 8601", Schemas.time())
                .query("before", "Only sessions further back than the one with this id", Schemas.string())
                .query("limit", "The most sessions", Schemas.limit(DEFAULT, MOST))
                .returns(200, "sessions", Schemas.object(Map.of("sessions", Schemas.list(Schemas.ref("Session")))))
                .refuses(400, "A bad query");
    }

    @Override
    public Reply answer(Call call) {
        int limit = call.limit(DEFAULT, MOST);
        SessionJournal.Query query = new SessionJournal.Query(
                call.query("client"),
                call.query("outcome").map(ListSessions::outcome),
                call.time("from"),
                call.time("until"),
                call.query("before"),
                limit);
        return Answer.json(Map.of(
                "sessions",
                journal.newest(query).stream().map(SessionJson::toJson).toList()));
    }

    private static Outcome outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "outcome must be one of " + OUTCOMES + ", not '" + word + "'"));
    }
}
