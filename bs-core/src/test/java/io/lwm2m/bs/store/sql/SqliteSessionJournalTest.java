// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionJournalContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteSessionJournalTest extends SessionJournalContract {

    @TempDir
    Path folder;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @Override
    protected SessionJournal emptyJournal(int capacity) {
        Database database = Database.open(DatabaseSettings.sqlite(folder.resolve("bs" + open.size() + ".db")));
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
