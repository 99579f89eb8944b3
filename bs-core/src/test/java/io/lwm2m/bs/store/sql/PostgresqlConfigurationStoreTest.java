// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.ConfigurationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One database for all tests: emptied, not made anew. */
class PostgresqlConfigurationStoreTest extends ConfigurationStoreContract {

    private static Database database;

    @BeforeAll
    static void connect() {
        database = Database.open(TestPostgres.freshDatabase());
    }

    @Override
    protected ConfigurationStore emptyStore() {
        ConfigurationStore store = new SqlConfigurationStore(database);
        store.clear();
        return store;
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }
}
