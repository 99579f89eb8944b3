// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Answer;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.SessionRecord.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTextTest {

    private static final Exchange WRITE = new Exchange(
            Operation.WRITE,
            "/0/1",
            Optional.of("TLV"),
            57,
            new Answer(Optional.of("4.00"), Optional.of("no\nroom")),
            Duration.ofMillis(3));

    private final SessionText text = new SessionText(ZoneOffset.UTC);

    @Test
    void a_bootstrapped_session_is_one_line() {
        assertThat(text.line(session("node1", Outcome.BOOTSTRAPPED, Optional.empty())))
                .isEqualTo("2026-11-22 10:00:01 node1 bootstrapped in 41 ms, 1 exchange, from 127.0.0.1:50123 (coap)");
    }

    @Test
    void a_failed_and_a_refused_session_tell_the_cause() {
        assertThat(text.line(session("node1", Outcome.FAILED, Optional.of("device said 4.00"))))
                .endsWith("node1 failed after 41 ms: device said 4.00; 1 exchange, from 127.0.0.1:50123 (coap)");
        assertThat(text.line(session("", Outcome.REFUSED, Optional.of("ep is missing"))))
                .endsWith("(no name) refused: ep is missing, from 127.0.0.1:50123 (coap)");
    }

    @Test
    void a_cause_with_line_breaks_stays_on_its_line() {
        assertThat(text.line(session("node1", Outcome.FAILED, Optional.of("a\r\nb\u2028c"))))
                .contains("a??b?c")
                .doesNotContain("\n");
    }

    @Test
    void a_warning_is_on_the_line_of_its_session() {
        SessionRecord plain = session("node1", Outcome.BOOTSTRAPPED, Optional.empty());
        SessionRecord warned = new SessionRecord(
                plain.id(),
                plain.origin(),
                plain.start(),
                plain.duration(),
                plain.exchanges(),
                plain.result().warning(List.of("keys in the clear")));
        assertThat(text.line(warned)).contains("1 exchange; warning: keys in the clear, from 127.0.0.1");
    }

    @Test
    void an_exchange_is_an_indented_line() {
        assertThat(text.line(WRITE)).isEqualTo("    Bootstrap-Write /0/1 TLV 57 bytes -> 4.00 \"no?room\" 3 ms");
    }

    private static SessionRecord session(String client, Outcome outcome, Optional<String> cause) {
        return new SessionRecord(
                "1",
                new Origin(client, "127.0.0.1:50123", "coap", "bs1"),
                Instant.parse("2026-11-22T10:00:00.990Z"),
                Duration.ofMillis(41),
                List.of(WRITE),
                new Result(outcome, cause));
    }
}
