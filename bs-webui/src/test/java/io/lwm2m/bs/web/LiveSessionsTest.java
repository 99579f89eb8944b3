// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.web.events.LiveSessions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions in progress, single sessions, and how many there were. */
@Timeout(60)
class LiveSessionsTest {

    private static final String LIVE = "/api/v1/sessions/live";
    private static final String SUMMARY = "/api/v1/sessions/summary";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final Exchange.Request WRITE =
            new Exchange.Request(Operation.WRITE, "/0/1", Optional.of("TLV 11542"), 72);
    private static final String EXCHANGE =
            "{\"request\":\"Bootstrap-Finish\",\"path\":\"/bs\",\"bytes\":0," + "\"code\":\"2.04\",\"milliseconds\":3}";
    private static final String ORIGIN =
            "\"client\":\"node1\",\"peer\":\"127.0.0.1:40000\",\"transport\":\"coap\",\"server\":\"bs1\"";

    private final RunningWeb web = new RunningWeb(WebSettings.DEFAULT.clock(CLOCK), new InMemoryConfigurationStore());

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_session_in_progress_is_shown_with_its_exchanges_and_what_it_waits_for() {
        web.start("node1");
        web.progress("node1", "");
        web.ask("node1", WRITE);

        String live = "{\"id\":\"s-node1\"," + ORIGIN + ",\"start\":\"2026-01-02T03:04:05Z\",\"live\":true,"
                + "\"exchanges\":[" + EXCHANGE + "],\"waiting\":{\"request\":\"Bootstrap-Write\",\"path\":\"/0/1\","
                + "\"format\":\"TLV 11542\",\"bytes\":72,\"since\":\"2026-01-02T03:04:05Z\"}}";
        assertThat(web.get(LIVE).body()).isEqualTo("{\"sessions\":[" + live + "]}\n");
        assertThat(web.get("/api/v1/sessions/s-node1").body()).isEqualTo(live + "\n");
        assertThat(web.get("/api/v1/sessions").body()).isEqualTo("{\"sessions\":[]}\n");
    }

    @Test
    void an_answer_ends_the_wait() {
        web.start("node1");
        web.ask("node1", WRITE);
        web.progress("node1", "");
        assertThat(web.get(LIVE).body()).doesNotContain("waiting");
    }

    @Test
    void sessions_in_progress_come_newest_first_and_by_client() {
        List.of("node1", "node2", "node3").forEach(web::start);
        assertThat(web.get(LIVE).body()).containsSubsequence("s-node3", "s-node2", "s-node1");
        assertThat(web.get(LIVE + "?client=node2").body()).contains("s-node2").doesNotContain("s-node1", "s-node3");
        assertThat(web.get(LIVE + "?client=x").body()).isEqualTo("{\"sessions\":[]}\n");
    }

    @Test
    void a_finished_session_is_in_the_journal_and_no_longer_in_progress() {
        web.bootstrap("node1");
        assertThat(web.get(LIVE).body()).isEqualTo("{\"sessions\":[]}\n");
        String shown = web.get("/api/v1/sessions/s-node1").body();
        assertThat(shown).contains("\"outcome\":\"bootstrapped\"").doesNotContain("live");
        assertThat(web.get("/api/v1/sessions").body()).isEqualTo("{\"sessions\":[" + shown.strip() + "]}\n");
    }

    @Test
    void an_unknown_session_is_not_found() {
        HttpResponse<String> unknown = web.get("/api/v1/sessions/s-1");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("there is no session 's-1'");
    }

    @Test
    void the_newest_thousand_are_known() {
        for (int i = 0; i <= LiveSessions.MOST; i++) {
            web.start("n" + i);
        }
        String live = web.get(LIVE).body();
        assertThat(live.split("\"id\":", -1)).hasSize(LiveSessions.MOST + 1);
        assertThat(live).contains("\"s-n1\"").doesNotContain("\"s-n0\"");
    }

    @Test
    void events_have_what_a_sequence_diagram_needs() throws IOException {
        try (EventReader reader = new EventReader(web, "")) {
            web.start("node1");
            web.ask("node1", WRITE);
            web.progress("node1", "");
            web.progress("node1", "");
            web.fail("node1", "no");
            web.progress("node9", "");

            List<EventReader.Received> events = reader.take(7);
            String who = "{\"session\":\"s-node1\"," + ORIGIN;
            assertThat(events)
                    .extracting(EventReader.Received::name)
                    .containsExactly(
                            "session-started",
                            "session-request",
                            "session-progress",
                            "session-progress",
                            "session-finished",
                            "error",
                            "session-progress");
            assertThat(events.get(0).data()).isEqualTo(who + ",\"start\":\"2026-01-02T03:04:05Z\"}");
            assertThat(events.get(1).data())
                    .isEqualTo(who + ",\"at\":\"2026-01-02T03:04:05Z\",\"request\":{\"request\":\"Bootstrap-Write\","
                            + "\"path\":\"/0/1\",\"format\":\"TLV 11542\",\"bytes\":72}}");
            assertThat(events.get(2).data())
                    .isEqualTo(who + ",\"at\":\"2026-01-02T03:04:05Z\",\"number\":0,\"exchange\":" + EXCHANGE + "}");
            assertThat(events.get(3).data()).contains("\"number\":1");
            assertThat(events.get(6).data()).doesNotContain("number");
        }
    }

    @Test
    void sessions_are_counted_by_time() {
        web.bootstrap("node1");
        web.fail("node2", "no");
        assertThat(web.get(SUMMARY + "?from=1970-01-01T00:00:00Z&to=1970-01-01T00:00:02Z&buckets=2")
                        .body())
                .isEqualTo("{\"from\":\"1970-01-01T00:00:00Z\",\"to\":\"1970-01-01T00:00:02Z\","
                        + "\"bootstrapped\":1,\"failed\":1,\"refused\":0,\"buckets\":["
                        + "{\"start\":\"1970-01-01T00:00:00Z\",\"bootstrapped\":1,\"failed\":1,\"refused\":0},"
                        + "{\"start\":\"1970-01-01T00:00:01Z\",\"bootstrapped\":0,\"failed\":0,\"refused\":0}]}\n");
    }

    @Test
    void the_last_hour_is_told_minute_by_minute_unless_asked_otherwise() {
        String summary = web.get(SUMMARY).body();
        assertThat(summary).startsWith("{\"from\":\"2026-01-02T02:04:05Z\",\"to\":\"2026-01-02T03:04:05Z\",");
        assertThat(summary.split("\"start\":", -1)).hasSize(61);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buckets=0",
                "buckets=1001",
                "buckets=x",
                "from=yesterday",
                "from=2026-01-02T03:04:05Z",
                "from=2027-01-01T00:00:00Z",
                "from=%2B999999999-01-01T00:00:00Z",
                "from=-999999999-01-01T00:00:00Z",
                "to=1970-01-01T00:00:00.001Z&from=1970-01-01T00:00:00Z"
            })
    void a_bad_span_is_refused(String query) {
        HttpResponse<String> refused = web.get(SUMMARY + "?" + query);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void the_server_tells_how_it_is_set_up() {
        assertThat(web.get("/api/v1/server").body())
                .contains("\"server\":\"\"", "\"californium\":\"3.", "\"os\":\"" + System.getProperty("os.name"))
                .contains("\"journal\":{\"sessions\":10000}")
                .contains("\"rules\":{\"discoverSeconds\":12,\"sessionSeconds\":247,\"allowPlaintextSecrets\":false")
                .contains("\"since\":\"2026-01-02T03:04:05Z\",\"uptimeSeconds\":0}");
    }
}
