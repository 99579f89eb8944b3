// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EncryptedCredentialStoreTest extends SqlCredentialStoreContract {

    @TempDir
    Path folder;

    @Override
    DatabaseSettings emptyDatabase() {
        return DatabaseSettings.sqlite(folder.resolve("bs.db"))
                .encryptedWith(StoreKey.parse("00".repeat(32), "the key"));
    }
}
