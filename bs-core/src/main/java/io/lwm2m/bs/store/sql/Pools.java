// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lwm2m.bs.model.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * Connection pools. Two for each database, so that devices need not wait for what operators do. Devices wait for a
 * connection to PostgreSQL for a second at most, and for an answer of it for another one.
 */
final class Pools {

    private static final long WAIT_MILLIS = 1000;
    private static final long WRITER_WAIT_MILLIS = 10_000;
    private static final long VALIDATION_MILLIS = 500;
    private static final int READERS = 3;
    private static final int CONNECTIONS = 8;
    private static final int WRITER_CACHE_KIB = 16 * 1024;

    /** Room for the index of a million names, for each connection: pages that are here are not read again. */
    private static final int READER_CACHE_KIB = 48 * 1024;

    private static final String LOOKUP_SECONDS = "1";
    private static final String WORK_SECONDS = "10";
    private static final String MIGRATION_SECONDS = "3600";

    private Pools() {}

    /** One writer; SQLite has no more, so everybody waits in one line here. */
    static HikariDataSource sqliteWriter(Path file) {
        return pool(config("bs-writer", 1, WRITER_WAIT_MILLIS), sqlite(file, WRITER_CACHE_KIB));
    }

    static HikariDataSource sqliteReaders(Path file) {
        return pool(config("bs-readers", READERS, WAIT_MILLIS), sqlite(file, READER_CACHE_KIB));
    }

    /** For devices: short questions. */
    static HikariDataSource postgresqlLookups(DatabaseSettings settings) {
        return postgresql("bs-lookups", settings, LOOKUP_SECONDS);
    }

    /** For everything else, which may take its time. */
    static HikariDataSource postgresqlWork(DatabaseSettings settings) {
        return postgresql("bs-work", settings, WORK_SECONDS);
    }

    /** For migrations: a new column for a million clients takes longer than any question may. */
    static HikariDataSource postgresqlMigration(DatabaseSettings settings) {
        return postgresql("bs-migration", settings, MIGRATION_SECONDS);
    }

    private static HikariDataSource postgresql(String name, DatabaseSettings settings, String socketSeconds) {
        HikariConfig config = config(name, CONNECTIONS, WAIT_MILLIS);
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password()
                .map(Secret::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(config::setPassword);
        // a database that is gone must be noticed, not waited for: seconds
        Map.of(
                        "connectTimeout", "1",
                        "loginTimeout", "1",
                        "socketTimeout", socketSeconds,
                        "ApplicationName", "lwm2m-bs")
                .forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    private static DataSource sqlite(Path file, int cacheKib) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(JournalMode.WAL);
        sqlite.setSynchronous(SynchronousMode.FULL);
        sqlite.setTransactionMode(TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(5000);
        sqlite.setCacheSize(-cacheKib);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return source;
    }

    private static HikariDataSource pool(HikariConfig config, DataSource source) {
        config.setDataSource(source);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, int connections, long waitMillis) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(waitMillis);
        config.setValidationTimeout(VALIDATION_MILLIS);
        // the start tells by itself what is wrong
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
