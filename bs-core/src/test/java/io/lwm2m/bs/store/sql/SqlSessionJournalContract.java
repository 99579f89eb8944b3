// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionJournalContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** The journal on a database of its own for each test. */
abstract class SqlSessionJournalContract extends SessionJournalContract {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    abstract DatabaseSettings emptyDatabase();

    @Override
    protected SessionJournal emptyJournal(int capacity) {
        Database database = Database.open(emptyDatabase());
        open.push(database);
        SqlSessionJournal journal =
                new SqlSessionJournal(database, new JournalRules(capacity, Duration.ofDays(36500)), Instant::now);
        open.push(journal);
        return journal;
    }

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
