// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.util.Map;

/** How the two databases spell what they do not spell alike. */
enum Dialect {
    SQLITE(
            "instr",
            Map.of(
                    "binary",
                    "",
                    "blob",
                    "BLOB",
                    "counted",
                    "INTEGER",
                    "servers",
                    "(SELECT group_concat(char(10) || json_extract(value, '$.serverURI'), '') FROM json_each(accounts))")),
    POSTGRESQL(
            "strpos",
            Map.of(
                    "binary",
                    "COLLATE \"C\"",
                    "blob",
                    "BYTEA",
                    "counted",
                    "BIGINT GENERATED ALWAYS AS IDENTITY",
                    "servers",
                    "(SELECT string_agg(chr(10) || (value ->> 'serverURI'), '') FROM json_each(accounts::json))"));

    private final String position;
    private final Map<String, String> placeholders;

    Dialect(String position, Map<String, String> placeholders) {
        this.position = position;
        this.placeholders = placeholders;
    }

    /** The function that says where in a text another one is, 0 for nowhere. */
    String position() {
        return position;
    }

    Map<String, String> placeholders() {
        return placeholders;
    }
}
