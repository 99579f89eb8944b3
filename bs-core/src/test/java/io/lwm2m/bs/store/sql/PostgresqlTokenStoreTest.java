// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.TokenStore;
import io.lwm2m.bs.store.TokenStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One database for all tests: emptied, not made anew. */
class PostgresqlTokenStoreTest extends TokenStoreContract {

    private static Database database;

    @BeforeAll
    static void connect() {
        database = Database.open(TestPostgres.freshDatabase());
    }

    @Override
    protected TokenStore emptyStore() {
        TokenStore store = new SqlTokenStore(database);
        store.list().forEach(token -> store.remove(token.name()));
        return store;
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.close();
        }
    }
}
