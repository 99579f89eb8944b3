// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;

/** Encrypts the keys in a database with another store key, or with none: all of them, or nothing is changed. */
public final class Rekey {

    private static final int PAGE = 1000;
    private static final Table CLIENTS = new Table(
            "SELECT name, '', secrets FROM client WHERE name > :client AND secrets IS NOT NULL ORDER BY name",
            "UPDATE client SET secrets = :secrets WHERE name = :client");
    private static final Table CREDENTIALS = new Table(
            "SELECT client, mode, secrets FROM credential WHERE (client, mode) > (:client, :place)"
                    + " AND secrets IS NOT NULL ORDER BY client, mode",
            "UPDATE credential SET secrets = :secrets WHERE client = :client AND mode = :place");

    private final SecretBox from;
    private final SecretBox to;
    private final String id;

    private Rekey(Optional<StoreKey> from, Optional<StoreKey> to) {
        this.from = new SecretBox(from);
        this.to = new SecretBox(to);
        this.id = KeyCheck.id(to);
    }

    /** Where sealed keys are; bindings that a statement does not need are allowed. */
    private record Table(String page, String update) {}

    private record Row(String client, String place, byte[] secrets) {}

    /**
     * What was done.
     *
     * @param clients how many clients have keys in their configurations
     * @param credentials how many credentials have keys
     */
    public record Done(long clients, long credentials) {}

    /**
     * Carries it out on a database that no server uses; it must be opened again afterwards, with the new key.
     *
     * @param key the new key; empty for no encryption
     * @param progress is told how many clients and credentials are done
     * @return how many there are
     * @throws StoreFailed when it could not be done; nothing is changed then, unless the message says so
     */
    public static Done of(Database database, Optional<StoreKey> key, LongConsumer progress) {
        Rekey rekey = new Rekey(database.settings().key(), key);
        boolean sqlite = database.dialect() == Dialect.SQLITE;
        Done done = database.write(handle -> {
            if (!sqlite) {
                KeyCheck.lock(handle);
            }
            handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            return rekey.all(handle, progress);
        });
        if (sqlite) {
            clear(database);
        }
        return done;
    }

    /** What was overwritten must not stay readable in the file. */
    private static void clear(Database database) {
        try {
            database.maintain("VACUUM");
            database.maintain("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (StoreFailed e) {
            throw new StoreFailed(
                    "the keys are encrypted anew, but what they were before may still be in the file: " + e.getMessage()
                            + "; run VACUUM on it",
                    e);
        }
    }

    private Done all(Handle handle, LongConsumer progress) {
        long clients = all(handle, CLIENTS, progress);
        long credentials = all(handle, CREDENTIALS, done -> progress.accept(clients + done));
        KeyCheck.store(handle, id);
        return new Done(clients, credentials);
    }

    private long all(Handle handle, Table table, LongConsumer progress) {
        long done = 0;
        List<Row> page = page(handle, table, new Row("", "", new byte[0]));
        while (!page.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(table.update());
            page.forEach(row -> batch.bind("client", row.client())
                    .bind("place", row.place())
                    .bind("secrets", reseal(row))
                    .add());
            batch.execute();
            done += page.size();
            progress.accept(done);
            page = page(handle, table, page.get(page.size() - 1));
        }
        return done;
    }

    private byte[] reseal(Row row) {
        return to.seal(row.client(), row.place(), from.open(row.client(), row.place(), row.secrets()));
    }

    private static List<Row> page(Handle handle, Table table, Row after) {
        return handle.createQuery(table.page() + " LIMIT " + PAGE)
                .bind("client", after.client())
                .bind("place", after.place())
                .map((row, context) -> new Row(row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
    }
}
