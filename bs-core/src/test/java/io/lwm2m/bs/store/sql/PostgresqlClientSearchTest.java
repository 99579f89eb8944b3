// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

class PostgresqlClientSearchTest extends SqlClientSearchContract {

    @Override
    DatabaseSettings emptyDatabase() {
        return TestPostgres.freshDatabase();
    }
}
