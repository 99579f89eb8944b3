// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionSummary;
import io.lwm2m.bs.store.memory.InMemorySessionJournal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that takes nothing. */
final class BrokenJournal implements SessionJournal {

    private final SessionJournal empty = new InMemorySessionJournal();
    private final Throwable failure;

    BrokenJournal(Throwable failure) {
        this.failure = failure;
    }

    @Override
    public void append(SessionRecord session) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Override
    public List<SessionRecord> newest(Query query) {
        return empty.newest(query);
    }

    @Override
    public Optional<SessionRecord> find(String id) {
        return empty.find(id);
    }

    @Override
    public Map<String, Last> last(Collection<String> clients) {
        return empty.last(clients);
    }

    @Override
    public SessionSummary summary(SessionSummary.Span span) {
        return empty.summary(span);
    }

    @Override
    public Limits limits() {
        return empty.limits();
    }
}
