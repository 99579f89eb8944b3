// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionSummary;
import io.lwm2m.bs.store.SessionSummary.Counts;
import io.lwm2m.bs.store.SessionSummary.Span;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many sessions ended in which way, over time. */
record SummarizeSessions(SessionJournal journal, Clock clock) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/sessions/summary";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Counts sessions by how they ended, in equal parts of a time")
                .query("from", "The start, in ISO 8601; one hour before the end when not given", Schemas.time())
                .query("to", "The end, in ISO 8601; now when not given", Schemas.time())
                .query("buckets", "How many parts", Schemas.integer(1, Span.MOST))
                .returns(200, "buckets: the parts with their counts; beside them the counts of all", shape())
                .refuses(400, "A bad query");
    }

    @Override
    public Reply answer(Call call) {
        Instant to = call.time("to").orElseGet(clock::instant);
        Instant from = call.time("from").orElseGet(() -> to.minus(Duration.ofHours(1)));
        SessionSummary summary = journal.summary(new Span(from, to, call.number("buckets", 60, Span.MOST)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", summary.span().from().toString());
        json.put("to", summary.span().to().toString());
        json.putAll(toJson(summary.total()));
        json.put("buckets", buckets(summary));
        return Answer.json(json);
    }

    private static List<Map<String, Object>> buckets(SessionSummary summary) {
        List<Map<String, Object>> buckets = new ArrayList<>();
        for (Counts counts : summary.buckets()) {
            Map<String, Object> bucket = new LinkedHashMap<>();
            bucket.put(
                    "start",
                    Instant.ofEpochMilli(summary.span().startMillis(buckets.size()))
                            .toString());
            bucket.putAll(toJson(counts));
            buckets.add(bucket);
        }
        return buckets;
    }

    private static Map<String, Object> toJson(Counts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Outcome.BOOTSTRAPPED.word(), counts.bootstrapped());
        json.put(Outcome.FAILED.word(), counts.failed());
        json.put(Outcome.REFUSED.word(), counts.refused());
        return json;
    }

    private static Map<String, Object> shape() {
        Map<String, Map<String, Object>> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.word(), Schemas.integer(0, Long.MAX_VALUE));
        }
        Map<String, Map<String, Object>> bucket = new LinkedHashMap<>();
        bucket.put("start", Schemas.time());
        bucket.putAll(counts);
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("from", Schemas.time());
        fields.put("to", Schemas.time());
        fields.putAll(counts);
        fields.put("buckets", Schemas.list(Schemas.object(bucket)));
        return Schemas.object(fields);
    }
}
