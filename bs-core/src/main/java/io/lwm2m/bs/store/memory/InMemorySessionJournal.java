// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

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
}
