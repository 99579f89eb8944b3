// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.store.ConfigurationStore.Copy;
import io.lwm2m.bs.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;

/** Copies an SQLite database while it is in use, with SQLite's own backup API: a whole moment, and nothing half done. */
public final class Backup {

    private Backup() {}

    /**
     * Copies a database to a new file that only its owner can read. The file is there when it is whole, and not before.
     *
     * @throws InvalidInput when it is no SQLite database, or the file is there already
     * @throws StoreFailed when it cannot be written
     */
    public static Copy of(Database database, Path file) {
        if (database.dialect() != Dialect.SQLITE) {
            throw new InvalidInput("", "not-possible", "only SQLite is backed up here; for PostgreSQL take pg_dump");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            requireNew(file);
            Files.deleteIfExists(part);
            Files.createFile(part, OwnerOnly.attributes());
            database.read(handle -> copy(handle, part));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return new Copy(file, Files.size(file));
        } catch (IOException e) {
            throw new StoreFailed("the backup " + file + " cannot be written: " + SqliteFile.reason(e), e);
        } finally {
            delete(part);
        }
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw new InvalidInput("", "not-possible", file + " is there already; choose another file");
        }
    }

    /** The transaction holds the moment: without it, every write of somebody else makes SQLite begin again. */
    private static boolean copy(Handle handle, Path file) {
        try (Statement statement = handle.getConnection().createStatement()) {
            // not by JDBC, whose transactions are set up to write, and would keep everybody else from it
            statement.execute("BEGIN DEFERRED");
            try {
                statement.executeQuery("SELECT count(*) FROM setting").close();
                statement.executeUpdate("backup to '" + file.toString().replace("'", "''") + "'");
                return true;
            } finally {
                statement.execute("COMMIT");
            }
        } catch (SQLException e) {
            throw new StoreFailed("the backup " + file + " failed: " + e.getMessage(), e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new StoreFailed("what is left of a backup, " + part + ", cannot be deleted", e);
        }
    }
}
