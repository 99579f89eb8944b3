// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link SessionJournal} promises. */
@Timeout(60)
public abstract class SessionJournalContract {

    private SessionJournal journal;

    /** An empty journal that keeps so many sessions. */
    protected abstract SessionJournal emptyJournal(int capacity);

    @BeforeEach
    void open() {
        journal = emptyJournal(10);
    }

    @Test
    void an_empty_journal_has_nothing() {
        assertThat(journal.newest(SessionJournal.Query.of(Optional.empty(), 10)))
                .isEmpty();
        assertThat(journal.newest(SessionJournal.Query.of(Optional.of("node1"), 10)))
                .isEmpty();
    }

    @Test
    void a_session_comes_back_as_it_was() {
        Exchange exchange = new Exchange(
                Exchange.Operation.WRITE,
                "/0/1",
                Optional.of("TLV"),
                40,
                new Exchange.Answer(Optional.of("4.00"), Optional.of("n\u00f6 \ud83d\ude00")),
                Duration.ofNanos(1_234_567));
        Exchange silent = new Exchange(
                Exchange.Operation.DISCOVER,
                "/",
                Optional.empty(),
                0,
                new Exchange.Answer(Optional.empty(), Optional.empty()),
                Duration.ZERO);
        SessionRecord failed = new SessionRecord(
                "s1",
                new SessionRecord.Origin("n\u00f6de1", "[::1]:5683", "coaps", ""),
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                Duration.ofMillis(1234),
                List.of(silent, exchange),
                new SessionRecord.Result(Outcome.FAILED, Optional.of("refused")));
        journal.append(failed);
        assertThat(journal.newest(SessionJournal.Query.of(Optional.empty(), 1))).containsExactly(failed);
    }

    @Test
    void the_newest_come_first() {
        append("s1", "a");
        append("s2", "b");
        append("s3", "a");
        assertThat(ids(Optional.empty(), 10)).containsExactly("s3", "s2", "s1");
        assertThat(ids(Optional.empty(), 2)).containsExactly("s3", "s2");
        assertThat(ids(Optional.of("a"), 10)).containsExactly("s3", "s1");
        assertThat(ids(Optional.of("a"), 1)).containsExactly("s3");
        assertThat(ids(Optional.of("A"), 10)).isEmpty();
        assertThat(ids(Optional.of(""), 10)).isEmpty();
    }

    @Test
    void the_order_is_that_of_the_end_and_not_of_the_start() {
        journal.append(session("late", "a", Instant.EPOCH.plusSeconds(10)));
        journal.append(session("early", "a", Instant.EPOCH));
        assertThat(ids(Optional.empty(), 10)).containsExactly("early", "late");
    }

    @Test
    void old_sessions_go_when_it_is_full() {
        IntStream.range(0, 25).forEach(i -> append("s" + i, "node" + i % 2));
        assertThat(ids(Optional.empty(), 100)).hasSize(10).startsWith("s24").endsWith("s15");
        assertThat(ids(Optional.of("node0"), 100)).containsExactly("s24", "s22", "s20", "s18", "s16");
    }

    @Test
    void what_is_handed_out_does_not_change() {
        append("s1", "a");
        List<SessionRecord> found = journal.newest(SessionJournal.Query.of(Optional.empty(), 10));
        append("s2", "a");
        assertThat(found).extracting(SessionRecord::id).containsExactly("s1");
    }

    @Test
    void many_threads_lose_no_session() {
        SessionJournal large = emptyJournal(1000);
        Threads.together(4, thread -> {
            IntStream.range(0, 50)
                    .forEach(i -> large.append(session("s" + thread + "-" + i, "node" + thread, Instant.EPOCH)));
            return null;
        });
        assertThat(large.newest(SessionJournal.Query.of(Optional.empty(), 1000)))
                .hasSize(200)
                .extracting(SessionRecord::id)
                .doesNotHaveDuplicates();
        assertThat(large.newest(SessionJournal.Query.of(Optional.of("node2"), 3)))
                .extracting(SessionRecord::id)
                .containsExactly("s2-49", "s2-48", "s2-47");
    }

    private void append(String id, String client) {
        journal.append(session(id, client, Instant.EPOCH));
    }

    private static SessionRecord session(String id, String client, Instant start) {
        return new SessionRecord(
                id,
                new SessionRecord.Origin(client, "127.0.0.1:5683", "coap", ""),
                start,
                Duration.ZERO,
                List.of(),
                new SessionRecord.Result(Outcome.BOOTSTRAPPED, Optional.empty()));
    }

    private List<String> ids(Optional<String> client, int limit) {
        return journal.newest(SessionJournal.Query.of(client, limit)).stream()
                .map(SessionRecord::id)
                .toList();
    }
}
