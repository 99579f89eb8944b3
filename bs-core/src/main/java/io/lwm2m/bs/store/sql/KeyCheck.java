// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Whether the store key that was given is the one that the database was written with. */
final class KeyCheck {

    private static final String SETTING = "store-key";
    private static final String NONE = "none";

    private KeyCheck() {}

    /** Any database but a new one must be opened with its own key. Only reads. */
    static void require(DataSource source, DatabaseSettings settings) {
        try {
            Jdbi.create(source)
                    .withHandle(KeyCheck::stored)
                    .ifPresent(stored -> require(stored, id(settings.key()), settings));
        } catch (JdbiException e) {
            throw Schema.failed(settings, e);
        }
    }

    /** A new database takes the key that it is opened with. */
    static void take(Jdbi jdbi, DatabaseSettings settings) {
        String given = id(settings.key());
        try {
            require(
                    jdbi.inTransaction(handle -> stored(handle).orElseGet(() -> store(handle, given))),
                    given,
                    settings);
        } catch (JdbiException e) {
            throw Schema.failed(settings, e);
        }
    }

    /** Until the end of the transaction nobody gives the database another key; fails when somebody has. */
    static void hold(Handle handle, DatabaseSettings settings) {
        String stored = handle.createQuery("SELECT value FROM setting WHERE name = :name FOR SHARE")
                .bind("name", SETTING)
                .mapTo(String.class)
                .findOne()
                .orElse("");
        if (!stored.equals(id(settings.key()))) {
            throw new StoreFailed(
                    "the database has another store key since 'rekey' was run: start this server again with that key",
                    null);
        }
    }

    /** Waits for the changes that are under way, and keeps others waiting until the end of the transaction. */
    static void lock(Handle handle) {
        handle.createQuery("SELECT value FROM setting WHERE name = :name FOR UPDATE")
                .bind("name", SETTING)
                .mapTo(String.class)
                .findOne();
    }

    private static void require(String stored, String given, DatabaseSettings settings) {
        if (!stored.equals(given)) {
            throw new StartFailed("database: " + settings + " " + why(stored, given), null);
        }
    }

    static String id(Optional<StoreKey> key) {
        return key.map(StoreKey::id).orElse(NONE);
    }

    private static String why(String stored, String given) {
        if (stored.equals(NONE)) {
            return "is not encrypted, but a store key is given: run 'rekey' once, or start without the key";
        }
        return given.equals(NONE)
                ? "is encrypted with store key " + stored + ": give it with --store-key-file or BS_STORE_KEY"
                : "is encrypted with store key " + stored + ", not with the given one, " + given
                        + ": give the right one with --store-key-file or BS_STORE_KEY";
    }

    private static Optional<String> stored(Handle handle) {
        return handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", SETTING)
                .mapTo(String.class)
                .findOne();
    }

    static String store(Handle handle, String id) {
        handle.createUpdate("DELETE FROM setting WHERE name = :name")
                .bind("name", SETTING)
                .execute();
        handle.createUpdate("INSERT INTO setting (name, value) VALUES (:name, :value)")
                .bind("name", SETTING)
                .bind("value", id)
                .execute();
        return id;
    }
}
