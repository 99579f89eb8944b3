// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import java.util.List;
import java.util.Optional;

/** A reader's place in an {@link EventLog}. For use by one thread at a time. */
public final class Cursor {

    /** How many events are read at once. */
    private static final int BATCH = 64;

    private final EventLog log;
    private long place;
    private String first;

    Cursor(EventLog log, long place, String first) {
        this.log = log;
        this.place = place;
        this.first = first;
    }

    /** The text of some events that come next, "" when there is none yet; empty when the log has overtaken the reader. */
    public Optional<String> next() {
        if (!first.isEmpty()) {
            String text = first;
            first = "";
            return Optional.of(text);
        }
        Optional<List<Event>> events = log.after(place, BATCH);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        place += events.get().size();
        StringBuilder text = new StringBuilder();
        events.get().forEach(event -> text.append(event.text()));
        return Optional.of(text.toString());
    }
}
