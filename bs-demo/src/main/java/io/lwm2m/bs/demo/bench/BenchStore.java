// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import io.lwm2m.bs.demo.CommandFailed;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemorySessionJournal;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.JournalRules;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import io.lwm2m.bs.store.sql.SqlSessionJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store to fill, without clients.
 *
 * @param clients where clients go
 * @param journal where sessions go
 * @param file the SQLite file
 * @param closing closes what is open, and removes what was made for the benchmark
 */
record BenchStore(ConfigurationStore clients, SessionJournal journal, Optional<Path> file, Runnable closing)
        implements AutoCloseable {

    static BenchStore open(@Nullable String url) throws IOException {
        if ("memory".equals(url)) {
            return new BenchStore(
                    new InMemoryConfigurationStore(),
                    new InMemorySessionJournal(InMemorySessionJournal.DEFAULT_CAPACITY),
                    Optional.empty(),
                    () -> {});
        }
        if (url != null) {
            return on(new DatabaseSettings(url, Optional.empty(), Optional.empty(), Optional.empty()), () -> {});
        }
        Path folder = Files.createTempDirectory("bs-bench");
        return on(DatabaseSettings.sqlite(folder.resolve("bs.db")), () -> remove(folder));
    }

    private static BenchStore on(DatabaseSettings settings, Runnable after) {
        Database database = Database.open(settings);
        SqlSessionJournal journal = new SqlSessionJournal(database, JournalRules.DEFAULT, Instant::now);
        SqlConfigurationStore clients = new SqlConfigurationStore(database);
        BenchStore store = new BenchStore(clients, journal, settings.sqliteFile(), () -> {
            journal.close();
            database.close();
            after.run();
        });
        if (clients.count() > 0) {
            store.close();
            throw new CommandFailed("--db " + settings + " has clients: give an empty database");
        }
        return store;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new CommandFailed("what was made for the benchmark in " + folder + " cannot be removed", e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
