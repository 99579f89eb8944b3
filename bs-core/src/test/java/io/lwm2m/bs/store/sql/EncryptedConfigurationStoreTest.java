// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.ConfigurationStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EncryptedConfigurationStoreTest extends ConfigurationStoreContract {

    @TempDir
    Path folder;

    private Database database;

    @Override
    protected ConfigurationStore emptyStore() {
        StoreKey key = StoreKey.parse("00".repeat(32), "the key");
        database =
                Database.open(DatabaseSettings.sqlite(folder.resolve("bs.db")).encryptedWith(key));
        return new SqlConfigurationStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
