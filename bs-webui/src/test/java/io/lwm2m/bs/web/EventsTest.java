// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest {

    private static final int REPLAY = 100;
    private static final int LISTENERS = 20;
    private static final WebSettings SETTINGS = WebSettings.DEFAULT.events(
            new EventRules(Duration.ofMillis(50), Duration.ofSeconds(5), REPLAY, 40, LISTENERS));

    private final RunningWeb web = new RunningWeb(SETTINGS, new InMemoryConfigurationStore());

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_session_is_told_step_by_step() throws IOException {
        try (EventReader reader = new EventReader(web, "")) {
            web.bootstrap("node1");
            web.fail("node2", "5.00 to the write");
            web.server.stop().join();
            web.server.start().join();

            List<EventReader.Received> events = reader.take(7);
            assertThat(events)
                    .extracting(EventReader.Received::name)
                    .containsExactly(
                            "session-started",
                            "session-progress",
                            "session-finished",
                            "bootstrapped",
                            "session-finished",
                            "error",
                            "ready");
            assertThat(events.get(1).data()).contains("Bootstrap-Finish", "2.04", "s-node1");
            assertThat(events.get(3).data()).isEqualTo("{\"client\":\"node1\"}");
            assertThat(events.get(5).data()).contains("node2", "5.00 to the write");
        }
    }

    @Test
    void a_new_reader_is_told_ready_when_devices_are_served_already() throws IOException {
        try (EventReader reader = new EventReader(web, "")) {
            assertThat(reader.hello()).contains("event: ready\ndata: {}\n");
        }
        web.server.stop().join();
        try (EventReader reader = new EventReader(web, "")) {
            assertThat(reader.hello()).doesNotContain("ready");
            web.server.start().join();
            assertThat(reader.take(1).get(0).name()).isEqualTo("ready");
        }
    }

    @Test
    void a_reader_that_comes_back_misses_nothing_and_gets_nothing_twice() throws IOException {
        String last;
        try (EventReader reader = new EventReader(web, "")) {
            progress(0, 5);
            last = reader.take(5).get(2).id();
        }
        progress(5, 50);

        try (EventReader reader = new EventReader(web, last)) {
            progress(50, 60);
            assertThat(reader.take(57))
                    .extracting(EventReader.Received::number)
                    .containsExactlyElementsOf(IntStream.range(3, 60).boxed().toList());
        }
    }

    @Test
    void a_reader_that_heard_nothing_yet_can_come_back_too() throws IOException {
        String place;
        try (EventReader reader = new EventReader(web, "")) {
            place = reader.place();
        }
        progress(0, 3);

        try (EventReader reader = new EventReader(web, place)) {
            assertThat(reader.take(3)).extracting(EventReader.Received::number).containsExactly(0, 1, 2);
        }
    }

    @Test
    void who_missed_too_much_or_comes_from_another_start_is_told_so() throws IOException {
        String place;
        try (EventReader reader = new EventReader(web, "")) {
            place = reader.place();
        }
        progress(0, REPLAY + 1);

        for (String unknown : List.of(place, "old-7", "x", place + "999999", place.replace("-", "-9999"))) {
            try (EventReader reader = new EventReader(web, unknown)) {
                EventReader.Received reset = reader.take(1).get(0);
                assertThat(reset.name()).as(unknown).isEqualTo("reset");
                assertThat(reset.data()).contains("reason");
            }
        }
    }

    @Test
    void after_a_reset_the_stream_goes_on_and_can_be_resumed() throws IOException {
        try (EventReader reader = new EventReader(web, "gone-1")) {
            String place = reader.take(1).get(0).id();
            progress(0, 1);
            assertThat(reader.take(1).get(0).number()).isZero();
            try (EventReader resumed = new EventReader(web, place)) {
                assertThat(resumed.take(1).get(0).number()).isZero();
            }
        }
    }

    @Test
    void an_idle_stream_has_a_heartbeat_and_the_hello_says_when_to_come_back() throws IOException {
        try (EventReader reader = new EventReader(web, "")) {
            assertThat(reader.hello()).contains("retry: 3000");
            reader.awaitHeartbeat();
            reader.awaitHeartbeat();
        }
    }

    @Test
    void a_reader_that_takes_nothing_holds_up_nobody_and_is_let_go() throws IOException {
        WebSettings forTwo =
                WebSettings.DEFAULT.events(new EventRules(Duration.ofSeconds(60), Duration.ofSeconds(5), 1000, 40, 2));
        String large = "x".repeat(100_000);
        try (RunningWeb small = new RunningWeb(forTwo, new InMemoryConfigurationStore());
                Socket stalled = small.socket();
                EventReader other = new EventReader(small, "")) {
            stalled.getOutputStream().write(EventReader.request("").getBytes(StandardCharsets.UTF_8));
            assertThat(stalled.getInputStream().read()).isEqualTo('H');
            assertThat(small.get("/api/v1/events").statusCode()).isEqualTo(503);

            for (int i = 0; i < 600; i++) {
                small.progress("n" + i, large);
                assertThat(other.take(1).get(0).number()).isEqualTo(i);
            }

            try (EventReader inItsPlace = new EventReader(small, "")) {
                assertThat(inItsPlace.place()).endsWith("-600");
            }
        }
    }

    @Test
    void the_number_of_readers_is_limited() throws IOException {
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            readers.add(new EventReader(web, ""));
        }

        assertThat(web.get("/api/v1/events").statusCode()).isEqualTo(503);

        for (EventReader reader : readers) {
            reader.close();
        }
    }

    @Test
    void closing_ends_the_streams() throws IOException {
        try (EventReader reader = new EventReader(web, "")) {
            web.web.close();
            reader.awaitEnd();
        }
    }

    private void progress(int from, int to) {
        IntStream.range(from, to).forEach(i -> web.progress("n" + i, ""));
    }
}
