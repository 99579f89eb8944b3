/**
 * Stores on SQLite (one file, one server) and PostgreSQL (one database, several servers). Needs Jdbi, HikariCP, Flyway and
 * the database's driver, which are optional dependencies of this module.
 *
 * <pre>
 * store.sql --&gt; store, json --&gt; model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.store.sql;

import org.jspecify.annotations.NullMarked;
