// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Looks through an SQLite file that somebody has written, without a change to it: read-only, and nothing of SQLite's is
 * left beside it that was not there.
 */
final class SqliteCheck {

    /** Beyond that a look at every page would hold up the start for seconds; the header is looked at in any case. */
    private static final long THOROUGH = 256L << 20;

    private SqliteCheck() {}

    /**
     * Whether it can be used with these settings.
     *
     * @throws StartFailed when it is damaged, of another program or a newer version, locked, or needs another store key
     */
    static void require(Path file, DatabaseSettings settings) {
        try {
            look(file, settings);
        } catch (IOException e) {
            throw SqliteFile.failed(file, "cannot be read (" + SqliteFile.reason(e) + "): check the disk", e);
        }
    }

    private static void look(Path file, DatabaseSettings settings) throws IOException {
        Path log = SqliteFile.log(file);
        Path index = file.resolveSibling(file.getFileName() + "-shm");
        boolean logged = Files.exists(log) && Files.size(log) > 0;
        boolean indexed = Files.exists(index);
        try {
            DataSource source = readOnly(file, logged ? "mode=ro" : "immutable=1");
            requireSound(source, file, settings);
            Schema.requireUsable(source, Dialect.SQLITE, settings);
        } finally {
            if (logged && !indexed) {
                Files.deleteIfExists(index);
            }
        }
    }

    /** Immutable: SQLite makes neither log nor index; not possible when a log is there, which may hold newer pages. */
    private static DataSource readOnly(Path file, String how) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(1000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri() + "?" + how);
        return source;
    }

    private static void requireSound(DataSource source, Path file, DatabaseSettings settings) throws IOException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        Files.size(file) < THOROUGH ? "PRAGMA quick_check(1)" : "SELECT 'ok' FROM sqlite_master")) {
            if (found.next() && !"ok".equals(found.getString(1))) {
                throw damaged(settings, null);
            }
        } catch (SQLException e) {
            throw Schema.failed(settings, e);
        }
    }

    static StartFailed damaged(DatabaseSettings settings, @Nullable Exception cause) {
        return new StartFailed("database: " + settings + " is damaged: restore it from a backup", cause);
    }
}
