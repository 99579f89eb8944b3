// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.util.Map;

/** How the two databases spell what they do not spell alike. */
enum Dialect {
    SQLITE(Map.of("binary", "", "blob", "BLOB", "counted", "INTEGER")),
    POSTGRESQL(Map.of("binary", "COLLATE \"C\"", "blob", "BYTEA", "counted", "BIGINT GENERATED ALWAYS AS IDENTITY"));

    private final Map<String, String> placeholders;

    Dialect(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    Map<String, String> placeholders() {
        return placeholders;
    }
}
