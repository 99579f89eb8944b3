// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal.Last;
import io.lwm2m.bs.store.SessionSummary.Counts;
import io.lwm2m.bs.store.SessionSummary.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    @Test
    void a_session_is_found_by_its_id() {
        append("s1", "a");
        append("s2", "b");
        assertThat(journal.find("s1")).contains(session("s1", "a", Instant.EPOCH));
        assertThat(journal.find("S1")).isEmpty();
        assertThat(journal.find("")).isEmpty();
        IntStream.range(0, 10).forEach(i -> append("t" + i, "b"));
        assertThat(journal.find("s2")).isEmpty();
        assertThat(journal.find("t0")).isPresent();
    }

    @Test
    void the_last_session_of_each_client_is_told() {
        Instant start = Instant.parse("2026-01-02T03:04:05.678901Z");
        journal.append(session("s1", "a", start, Outcome.BOOTSTRAPPED));
        journal.append(session("s2", "b", start, Outcome.REFUSED));
        journal.append(session("s3", "a", start.minusSeconds(9), Outcome.FAILED));
        journal.append(session("s4", "c", start, Outcome.BOOTSTRAPPED));
        assertThat(journal.last(List.of("b", "a", "A", "d", "a")))
                .containsOnly(
                        Map.entry("a", new Last("s3", Outcome.FAILED, Instant.parse("2026-01-02T03:03:56.678Z"))),
                        Map.entry("b", new Last("s2", Outcome.REFUSED, Instant.parse("2026-01-02T03:04:05.678Z"))));
        assertThat(journal.last(List.of())).isEmpty();
        IntStream.range(0, 10).forEach(i -> append("t" + i, "c"));
        assertThat(journal.last(List.of("a", "c"))).containsOnlyKeys("c");
    }

    @Test
    void sessions_are_counted_by_time_and_outcome() {
        append(5, Outcome.BOOTSTRAPPED);
        append(9_999, Outcome.FAILED);
        append(10_000, Outcome.FAILED);
        append(10_001, Outcome.BOOTSTRAPPED);
        append(19_999, Outcome.REFUSED);
        append(20_000, Outcome.BOOTSTRAPPED);
        append(29_999, Outcome.BOOTSTRAPPED);
        append(30_000, Outcome.BOOTSTRAPPED);
        append(4, Outcome.BOOTSTRAPPED);
        SessionSummary summary = journal.summary(span(0, 30_000, 3));
        assertThat(summary.buckets()).containsExactly(new Counts(2, 1, 0), new Counts(1, 1, 1), new Counts(2, 0, 0));
        assertThat(summary.total()).isEqualTo(new Counts(5, 2, 1));
        assertThat(journal.summary(span(5, 30_000, 3)).total()).isEqualTo(new Counts(4, 2, 1));
        assertThat(journal.summary(span(40_000, 50_000, 2)).total()).isEqualTo(Counts.NONE);
        assertThat(journal.summary(span(0, 1000, 1000)).buckets()).hasSize(1000).contains(new Counts(1, 0, 0));
    }

    @Test
    void old_sessions_are_not_counted_when_it_is_full() {
        IntStream.range(0, 25).forEach(i -> append(i, Outcome.FAILED));
        assertThat(journal.summary(span(0, 1000, 10)).total()).isEqualTo(new Counts(0, 10, 0));
    }

    @Test
    void a_span_without_time_for_each_part_is_refused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> span(5, 5, 1))
                .withMessageContaining("to: must be later than from");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> span(0, 59, 60));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> span(0, 5000, 0));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> span(0, 5000, 1001));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Span(Instant.MIN, Instant.MAX, 60));
        assertThat(span(0, 60, 60).startMillis(60)).isEqualTo(60);
    }

    private static Span span(long from, long to, int buckets) {
        return new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), buckets);
    }

    private void append(long start, Outcome outcome) {
        journal.append(session("s" + start, "a", Instant.ofEpochMilli(start), outcome));
    }

    private void append(String id, String client) {
        journal.append(session(id, client, Instant.EPOCH));
    }

    private static SessionRecord session(String id, String client, Instant start) {
        return session(id, client, start, Outcome.BOOTSTRAPPED);
    }

    private static SessionRecord session(String id, String client, Instant start, Outcome outcome) {
        return new SessionRecord(
                id,
                new SessionRecord.Origin(client, "127.0.0.1:5683", "coap", ""),
                start,
                Duration.ZERO,
                List.of(),
                new SessionRecord.Result(outcome, Optional.empty()));
    }

    private List<String> ids(Optional<String> client, int limit) {
        return journal.newest(SessionJournal.Query.of(client, limit)).stream()
                .map(SessionRecord::id)
                .toList();
    }
}
