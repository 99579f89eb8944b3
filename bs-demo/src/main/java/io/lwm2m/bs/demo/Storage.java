// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.TokenStore;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import io.lwm2m.bs.store.memory.InMemorySessionJournal;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.JournalRules;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import io.lwm2m.bs.store.sql.SqlCredentialStore;
import io.lwm2m.bs.store.sql.SqlSessionJournal;
import io.lwm2m.bs.store.sql.SqlTokenStore;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The stores of a running server, open.
 *
 * @param configurations where configurations are kept
 * @param credentials where credentials are kept
 * @param journal where sessions are kept
 * @param tokens where tokens are kept
 * @param closing writes what waits and closes what is open; without effect the second time
 */
record Storage(
        ConfigurationStore configurations,
        CredentialStore credentials,
        SessionJournal journal,
        TokenStore tokens,
        Runnable closing)
        implements AutoCloseable {

    /**
     * Opens what the settings say.
     *
     * @throws StartFailed when the database cannot be used; nothing is open then
     */
    static Storage open(StorageSettings settings) {
        return settings.database()
                .map(database -> database(database, settings))
                .orElseGet(() -> memory(settings.journalCount().orElse(InMemorySessionJournal.DEFAULT_CAPACITY)));
    }

    /**
     * Begins to open it on a thread of its own, which takes as long as to open the doors. Whoever needs a store before it
     * is open waits, and is told what {@link #open} throws.
     */
    static Storage opening(StorageSettings settings) {
        CompletableFuture<Storage> opening =
                CompletableFuture.supplyAsync(() -> open(settings), task -> new Thread(task, "bs-storage").start());
        return new Storage(
                new AwaitedConfigurations(() -> Waiting.on(opening).configurations()),
                new AwaitedCredentials(() -> Waiting.on(opening).credentials()),
                new AwaitedJournal(() -> Waiting.on(opening).journal()),
                new AwaitedTokens(() -> Waiting.on(opening).tokens()),
                () -> {
                    boolean failed =
                            opening.handle((opened, failure) -> failure != null).join();
                    if (!failed) {
                        Waiting.on(opening).close();
                    }
                });
    }

    private static Storage memory(int sessions) {
        return new Storage(
                new InMemoryConfigurationStore(),
                new InMemoryCredentialStore(),
                new InMemorySessionJournal(sessions),
                new InMemoryTokenStore(),
                () -> {});
    }

    /** The journal has sessions that wait to be written, so it is closed before the database. */
    private static Storage database(DatabaseSettings where, StorageSettings settings) {
        int sessions = settings.journalCount().orElse(JournalRules.DEFAULT.count());
        Database database = Database.open(where);
        SqlSessionJournal journal =
                new SqlSessionJournal(database, new JournalRules(sessions, settings.journalAge()), Instant::now);
        Runnable closing = () -> {
            journal.close();
            database.close();
        };
        return new Storage(
                new SqlConfigurationStore(database),
                new SqlCredentialStore(database),
                journal,
                new SqlTokenStore(database),
                closing);
    }

    @Override
    public void close() {
        closing.run();
    }
}
