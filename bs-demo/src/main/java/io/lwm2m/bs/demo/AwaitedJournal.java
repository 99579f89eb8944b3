// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal;
import java.util.List;
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
}
