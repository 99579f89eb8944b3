// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A journal that is being opened while the server is built around it.
 *
 * @param journal waits until the journal is open
 */
record AwaitedJournal(Supplier<SessionJournal> journal) implements SessionJournal {

    @Override
    public void append(SessionRecord session) {
        journal.get().append(session);
    }

    @Override
    public List<SessionRecord> newest(Query query) {
        return journal.get().newest(query);
    }

    @Override
    public Optional<SessionRecord> find(String id) {
        return journal.get().find(id);
    }

    @Override
    public Map<String, Last> last(Collection<String> clients) {
        return journal.get().last(clients);
    }

    @Override
    public SessionSummary summary(SessionSummary.Span span) {
        return journal.get().summary(span);
    }

    @Override
    public Limits limits() {
        return journal.get().limits();
    }
}
