// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Encrypts the keys in a database with another store key, or with none: all of them, or nothing is changed. */
public final class Rekey {

    private static final int PAGE = 1000;
    private static final String NEXT = "SELECT name, secrets FROM client WHERE name > :after AND secrets IS NOT NULL"
            + " ORDER BY name LIMIT " + PAGE;

    private final SecretBox from;
    private final SecretBox to;
    private final String id;

    private Rekey(Optional<StoreKey> from, Optional<StoreKey> to) {
        this.from = new SecretBox(from);
        this.to = new SecretBox(to);
        this.id = KeyCheck.id(to);
    }

    private record Row(String client, byte[] secrets) {}

    /**
     * Carries it out on a database that no server uses; it must be opened again afterwards, with the new key.
     *
     * @param key the new key; empty for no encryption
     * @param progress is told how many clients are done
     * @return how many clients have keys
     * @throws StoreFailed when it could not be done; nothing is changed then, unless the message says so
     */
    public static long of(Database database, Optional<StoreKey> key, LongConsumer progress) {
        Rekey rekey = new Rekey(database.settings().key(), key);
        boolean sqlite = database.dialect() == Dialect.SQLITE;
        long clients = database.write(handle -> {
            if (!sqlite) {
                KeyCheck.lock(handle);
            }
            return rekey.all(handle, progress);
        });
        if (sqlite) {
            clear(database);
        }
        return clients;
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

    private long all(Handle handle, LongConsumer progress) {
        long done = 0;
        List<Row> page = page(handle, "");
        while (!page.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("UPDATE client SET secrets = :secrets WHERE name = :name");
            page.forEach(row -> batch.bind("name", row.client())
                    .bind("secrets", to.seal(row.client(), from.open(row.client(), row.secrets())))
                    .add());
            batch.execute();
            done += page.size();
            progress.accept(done);
            page = page(handle, page.get(page.size() - 1).client());
        }
        KeyCheck.store(handle, id);
        return done;
    }

    private static List<Row> page(Handle handle, String after) {
        return handle.createQuery(NEXT)
                .bind("after", after)
                .map((row, context) -> new Row(row.getString(1), row.getBytes(2)))
                .list();
    }
}
