// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lwm2m.bs.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Connection pools. Nobody waits for a connection longer than a second. */
final class Pools {

    private static final long WAIT_MILLIS = 1000;
    private static final int READERS = 4;
    private static final int CONNECTIONS = 8;
    private static final int CACHE_KIB = 16_384;

    private Pools() {}

    /** One writer; SQLite has no more. */
    static HikariDataSource sqliteWriter(String url) {
        return pool("bs-writer", sqlite(url), 1);
    }

    static HikariDataSource sqliteReaders(String url) {
        return pool("bs-readers", sqlite(url), READERS);
    }

    static HikariDataSource postgresql(DatabaseSettings settings) {
        HikariConfig config = config("bs-postgresql", CONNECTIONS);
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password()
                .map(Secret::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(config::setPassword);
        // a database that is gone must be noticed, not waited for: seconds
        Map.of("connectTimeout", "1", "loginTimeout", "1", "socketTimeout", "5", "ApplicationName", "lwm2m-bs")
                .forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    private static DataSource sqlite(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5000);
        config.setCacheSize(-CACHE_KIB);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static HikariDataSource pool(String name, DataSource source, int connections) {
        HikariConfig config = config(name, connections);
        config.setDataSource(source);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(500);
        // the start tells by itself what is wrong
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
