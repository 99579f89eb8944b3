// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.TokenStore;
import io.lwm2m.bs.store.TokenStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokenStoreTest extends TokenStoreContract {

    @TempDir
    Path folder;

    private Database database;

    @Override
    protected TokenStore emptyStore() {
        database = Database.open(DatabaseSettings.sqlite(folder.resolve("bs.db")));
        return new SqlTokenStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
