// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The newest events, numbered from 1. An event's id is the log's epoch and its number, so that ids of an earlier server
 * are told apart. Safe for use by many threads; no call waits for a reader.
 */
public final class EventLog {

    private final String epoch;
    private final int capacity;
    private final BooleanSupplier ready;
    private final Deque<Event> events = new ArrayDeque<>();
    private long latest;

    /**
     * An empty log.
     *
     * @param epoch a word without a hyphen that no other start of the server has
     * @param capacity how many events are kept, at least 1
     * @param ready whether devices are served now; true from before the event {@code ready}. Must return at once
     */
    public EventLog(String epoch, int capacity, BooleanSupplier ready) {
        this.epoch = epoch;
        this.capacity = capacity;
        this.ready = ready;
    }

    /** Adds an event; its data are turned into JSON only when somebody reads it. */
    public synchronized void append(String name, Supplier<Map<String, Object>> data) {
        if (events.size() == capacity) {
            events.removeFirst();
        }
        latest++;
        events.addLast(new Event(id(latest), name, data));
    }

    /** The number of the newest event, 0 before the first. */
    public synchronized long latest() {
        return latest;
    }

    /**
     * A reader that goes on after an event, or with what comes next; after an unknown event it begins with a reset. A new
     * reader is told {@code ready} first when that was before: most come when the server has started.
     */
    public synchronized Cursor open(Optional<String> lastEventId) {
        if (lastEventId.isEmpty()) {
            Event again = new Event(id(latest), "ready", Map::of);
            return new Cursor(this, latest, ready.getAsBoolean() ? again.text() : "id: " + id(latest) + "\n\n");
        }
        Optional<Long> number = number(lastEventId.get());
        if (number.isEmpty() || number.get() > latest || !has(number.get())) {
            Event reset = new Event(id(latest), "reset", () -> Map.of("reason", reason(number.isPresent())));
            return new Cursor(this, latest, reset.text());
        }
        return new Cursor(this, number.get(), "");
    }

    /** At most so many events after a number; empty when some of them are gone. */
    synchronized Optional<List<Event>> after(long number, int most) {
        if (!has(number)) {
            return Optional.empty();
        }
        long wanted = latest - number;
        Iterator<Event> newestFirst = events.descendingIterator();
        Deque<Event> found = new ArrayDeque<>();
        for (long left = wanted; left > 0; left--) {
            Event event = newestFirst.next();
            if (left <= most) {
                found.addFirst(event);
            }
        }
        return Optional.of(new ArrayList<>(found));
    }

    private boolean has(long number) {
        return latest - number <= events.size();
    }

    private String id(long number) {
        return epoch + "-" + number;
    }

    private Optional<Long> number(String id) {
        String prefix = epoch + "-";
        String rest = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return rest.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(rest)) : Optional.empty();
    }

    private static String reason(boolean ofThisStart) {
        return ofThisStart
                ? "events after the last one that you have are no longer kept"
                : "the last event that you have is not of this start of the server";
    }
}
