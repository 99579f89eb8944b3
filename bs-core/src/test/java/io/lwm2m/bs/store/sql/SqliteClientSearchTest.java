// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteClientSearchTest extends SqlClientSearchContract {

    @TempDir
    Path folder;

    @Override
    DatabaseSettings emptyDatabase() {
        return DatabaseSettings.sqlite(folder.resolve("bs.db"));
    }
}
