// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * An open database with the newest schema. Safe for use by many threads. When PostgreSQL goes away, calls under way fail
 * within seconds, those of devices within two, and all others at once; when it is back they work again.
 */
public final class Database implements AutoCloseable {

    private final DatabaseSettings settings;
    private final Dialect dialect;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Jdbi lookups;
    private final Jdbi reader;
    private final Jdbi writer;
    private final Outage outage;
    private final String schemaVersion;

    private Database(DatabaseSettings settings) {
        this.settings = settings;
        Optional<Path> file = settings.sqliteFile();
        dialect = file.isPresent() ? Dialect.SQLITE : Dialect.POSTGRESQL;
        try {
            Optional<Path> taken = file.map(this::take);
            HikariDataSource work =
                    keep(taken.map(Pools::sqliteWriter).orElseGet(() -> Pools.postgresqlWork(settings)));
            if (taken.isEmpty()) {
                Schema.requireUsable(work, dialect, settings);
            }
            schemaVersion = Schema.migrate(work, dialect, settings);
            writer = Jdbi.create(work);
            KeyCheck.take(writer, settings);
            HikariDataSource others =
                    keep(taken.map(Pools::sqliteReaders).orElseGet(() -> Pools.postgresqlLookups(settings)));
            lookups = Jdbi.create(others);
            reader = dialect == Dialect.SQLITE ? lookups : writer;
            outage = new Outage(
                    file.isPresent() ? Optional.empty() : Optional.of(() -> isReachable(work) && isReachable(others)));
            open.push(outage);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Path take(Path path) {
        SqliteFile file = SqliteFile.take(path);
        open.push(file);
        if (!file.isNew()) {
            SqliteCheck.require(file.path(), settings);
        }
        return file.path();
    }

    private static boolean isReachable(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Opens a database; an SQLite file is made when it is not there, the schema is made or brought up to date.
     *
     * @throws StartFailed when it is damaged, of another program or a newer version, locked, read-only, not reachable, or
     *     its keys need another store key; nothing is changed then
     */
    public static Database open(DatabaseSettings settings) {
        return new Database(settings);
    }

    private HikariDataSource keep(HikariDataSource pool) {
        open.push(pool);
        return pool;
    }

    /** The settings that it was opened with. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** The version of the schema. */
    public String schemaVersion() {
        return schemaVersion;
    }

    /** {@code SQLite} or {@code PostgreSQL}, and where: {@code SQLite data/bs.db}; never the user or the password. */
    public String description() {
        return settings.sqliteFile()
                .map(path -> "SQLite " + path)
                .orElseGet(() -> "PostgreSQL " + settings.toString().replaceFirst("^jdbc:postgresql://", ""));
    }

    Dialect dialect() {
        return dialect;
    }

    /** One short question of a device: fails within two seconds, and does not wait behind anything else. */
    <T> T lookup(HandleCallback<T, RuntimeException> work) {
        return outage.guard(() -> lookups.withHandle(work));
    }

    /** A question of an operator. */
    <T> T read(HandleCallback<T, RuntimeException> work) {
        return outage.guard(() -> reader.withHandle(work));
    }

    /** One transaction. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        return outage.guard(() -> writer.inTransaction(work));
    }

    /** One transaction that changes clients; on a shared database only while its store key is still this server's. */
    <T> T change(HandleCallback<T, RuntimeException> work) {
        return write(handle -> {
            if (dialect == Dialect.POSTGRESQL) {
                KeyCheck.hold(handle, settings);
            }
            return work.withHandle(handle);
        });
    }

    /** One statement, which is its own transaction. */
    int execute(java.util.function.ToIntFunction<Handle> statement) {
        return outage.guard(() -> writer.withHandle(statement::applyAsInt));
    }

    /** A statement outside of any transaction. */
    void maintain(String statement) {
        outage.guard(() -> writer.withHandle(handle -> handle.execute(statement)));
    }

    /** Closes all connections and gives the file free. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new StoreFailed("the database could not be closed: " + e.getMessage(), e);
            }
        }
    }
}
