// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.SessionRecord.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SessionPrinterTest {

    private static final SessionRecord SESSION = new SessionRecord(
            "1",
            new Origin("node1", "127.0.0.1:1", "coap", "bs1"),
            Instant.EPOCH,
            Duration.ZERO,
            List.of(),
            new Result(Outcome.BOOTSTRAPPED, Optional.empty()));

    @Test
    void a_terminal_that_stands_still_never_holds_up_a_session_and_what_is_left_out_is_counted() {
        StoppedTerminal out = new StoppedTerminal();
        try (SessionPrinter printer = new SessionPrinter(terminal(out), false)) {
            for (int i = 0; i < 3000; i++) {
                printer.sessionFinished(SESSION);
            }
            out.goOn.countDown();
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()
                        .filter(line -> line.contains("node1 bootstrapped"))
                        .count())
                .isBetween(1000L, 1002L);
        assertThat(text.contains(" lines left out")).isTrue();
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(Map.of(), System.in, stream, stream);
    }

    private static final class StoppedTerminal extends ByteArrayOutputStream {

        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            super.write(bytes, offset, length);
        }
    }
}
