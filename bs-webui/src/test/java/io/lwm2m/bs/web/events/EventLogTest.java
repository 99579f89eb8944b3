// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final EventLog log = new EventLog("e", 3, () -> false);

    @Test
    void json_is_made_only_when_somebody_reads_and_only_once() {
        AtomicInteger made = new AtomicInteger();
        Cursor one = log.open(Optional.of("e-0"));
        Cursor other = log.open(Optional.of("e-0"));

        log.append("ready", () -> Map.of("made", made.incrementAndGet()));
        assertThat(made).hasValue(0);

        assertThat(one.next()).contains("id: e-1\nevent: ready\ndata: {\"made\":1}\n\n");
        assertThat(other.next()).contains("id: e-1\nevent: ready\ndata: {\"made\":1}\n\n");
        assertThat(made).hasValue(1);
    }

    @Test
    void a_reader_that_is_overtaken_is_told_so() {
        Cursor reader = log.open(Optional.of("e-0"));

        append(3);
        Cursor inTime = log.open(Optional.of("e-0"));
        append(1);

        assertThat(reader.next()).isEmpty();
        assertThat(inTime.next()).isEmpty();
        assertThat(log.open(Optional.of("e-1")).next().orElseThrow()).contains("id: e-2", "id: e-3", "id: e-4");
    }

    @Test
    void a_new_line_in_the_data_does_not_end_the_event() {
        Cursor reader = log.open(Optional.of("e-0"));

        log.append("error", () -> Map.of("message", "a\n\nevent: forged\r\u2028"));

        assertThat(reader.next().orElseThrow().lines())
                .hasSize(4)
                .last()
                .asString()
                .isEmpty();
    }

    private void append(int count) {
        IntStream.range(0, count).forEach(i -> log.append("n", () -> Map.of("i", i)));
    }
}
