// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lwm2m.bs.device.SessionRules;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningServerTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);

    @Test
    void a_part_that_does_not_close_keeps_no_other_from_closing() {
        List<String> closed = new ArrayList<>();
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningServer.each(
                        () -> {
                            throw new IllegalStateException("web");
                        },
                        () -> closed.add("coap"),
                        () -> closed.add("printer")))
                .withMessage("web");
        assertThat(closed).containsExactly("coap", "printer");
    }

    @Test
    void who_comes_for_events_after_the_start_hears_ready() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ServeSettings settings = new ServeSettings(
                DoorSettings.coap(ANY),
                Optional.of(RestSettings.at(ANY)),
                StorageSettings.memory(Optional.empty()),
                "bs1",
                SessionRules.DEFAULT,
                new Output(true, false));
        try (RunningServer server = RunningServer.start(settings, new Shell().terminal(out, out));
                BufferedReader events = new BufferedReader(new InputStreamReader(
                        server.web()
                                .orElseThrow()
                                .resolve("/api/v1/events")
                                .toURL()
                                .openStream(),
                        StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).startsWith("retry: ");
            assertThat(events.readLine()).startsWith("id: ");
            assertThat(events.readLine()).isEqualTo("event: ready");
        }
    }
}
