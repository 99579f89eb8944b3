// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionSummary;
import io.lwm2m.bs.store.SessionSummary.Counts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The newest sessions, up to a fixed number. */
public final class InMemorySessionJournal implements SessionJournal {

    /** How many sessions are kept by default. */
    public static final int DEFAULT_CAPACITY = 10_000;

    private final int capacity;
    private final Deque<SessionRecord> sessions = new ArrayDeque<>();

    /** Keeps {@value #DEFAULT_CAPACITY} sessions. */
    public InMemorySessionJournal() {
        this(DEFAULT_CAPACITY);
    }

    /** Keeps so many sessions, at least 1. */
    public InMemorySessionJournal(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized void append(SessionRecord session) {
        if (sessions.size() == capacity) {
            sessions.removeFirst();
        }
        sessions.addLast(session);
    }

    @Override
    public synchronized List<SessionRecord> newest(Query query) {
        List<SessionRecord> found = new ArrayList<>();
        Iterator<SessionRecord> backwards = sessions.descendingIterator();
        boolean reached = query.before().isEmpty();
        while (backwards.hasNext() && found.size() < query.limit()) {
            SessionRecord session = backwards.next();
            if (reached && query.matches(session)) {
                found.add(session);
            }
            reached |= query.before().map(session.id()::equals).orElse(false);
        }
        return found;
    }

    @Override
    public synchronized Optional<SessionRecord> find(String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Map<String, Last> last(Collection<String> clients) {
        Set<String> wanted = new HashSet<>(clients);
        Map<String, Last> last = new HashMap<>();
        Iterator<SessionRecord> backwards = sessions.descendingIterator();
        while (backwards.hasNext() && last.size() < wanted.size()) {
            SessionRecord session = backwards.next();
            if (wanted.contains(session.client())) {
                last.putIfAbsent(
                        session.client(),
                        new Last(
                                session.id(), session.outcome(), session.start().truncatedTo(ChronoUnit.MILLIS)));
            }
        }
        return last;
    }

    @Override
    public synchronized SessionSummary summary(SessionSummary.Span span) {
        NavigableMap<Long, Counts> counts = new TreeMap<>();
        for (int bucket = 0; bucket < span.buckets(); bucket++) {
            counts.put(span.startMillis(bucket), Counts.NONE);
        }
        for (SessionRecord session : sessions) {
            Map.Entry<Long, Counts> bucket = counts.floorEntry(session.start().toEpochMilli());
            if (bucket != null && session.start().isBefore(span.to())) {
                counts.put(bucket.getKey(), bucket.getValue().plus(Counts.of(session.outcome())));
            }
        }
        return new SessionSummary(span, List.copyOf(counts.values()));
    }

    @Override
    public Limits limits() {
        return new Limits(capacity, Optional.empty());
    }
}
