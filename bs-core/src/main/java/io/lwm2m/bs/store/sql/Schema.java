// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The schema: looked at before it is touched, then brought up to date by Flyway. */
final class Schema {

    /** The version of the last migration; a test holds it against the files. */
    static final String NEWEST = "4";

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /**
     * Whether what is there is empty or ours, of this version or an older one, and opened with its own store key. Only
     * reads.
     */
    static void requireUsable(DataSource source, Dialect dialect, DatabaseSettings settings) {
        Set<String> tables = tables(source, dialect, settings);
        if (tables.isEmpty()) {
            return;
        }
        if (!tables.contains(HISTORY)) {
            throw failed(
                    settings, "belongs to another program: its tables are " + tables + "; choose another one", null);
        }
        version(source, settings).ifPresent(version -> requireNotNewer(version, settings));
        if (tables.contains("setting")) {
            KeyCheck.require(source, settings);
        }
    }

    /** The version that the schema has now. */
    static String migrate(DataSource source, Dialect dialect, DatabaseSettings settings) {
        if (tables(source, dialect, settings).contains(HISTORY)
                && version(source, settings).filter(NEWEST::equals).isPresent()) {
            return NEWEST; // to load Flyway takes longer than all the rest
        }
        if (dialect == Dialect.SQLITE) {
            return run(source, dialect, settings);
        }
        try (HikariDataSource patient = Pools.postgresqlMigration(settings)) {
            return run(patient, dialect, settings);
        }
    }

    private static String run(DataSource source, Dialect dialect, DatabaseSettings settings) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/lwm2m/bs/store/sql")
                .placeholders(dialect.placeholders())
                .loggers("slf4j")
                .load();
        try {
            flyway.migrate();
            return String.valueOf(flyway.info().current().getVersion());
        } catch (FlywayException e) {
            throw failed(settings, e);
        }
    }

    /** Empty when not even the first migration came to its end. */
    private static Optional<String> version(DataSource source, DatabaseSettings settings) {
        String query = "SELECT version, success FROM " + HISTORY + " ORDER BY installed_rank DESC LIMIT 1";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(2) ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw failed(settings, e);
        }
    }

    private static Set<String> tables(DataSource source, Dialect dialect, DatabaseSettings settings) {
        String query = dialect == Dialect.SQLITE
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Set<String> tables = new TreeSet<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        } catch (SQLException e) {
            throw failed(settings, e);
        }
    }

    private static void requireNotNewer(String version, DatabaseSettings settings) {
        if (MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(NEWEST)) > 0) {
            throw failed(
                    settings,
                    "was written by a newer version of this program (schema " + version + ", this one knows " + NEWEST
                            + "): use that version",
                    null);
        }
    }

    /** In words what a database or Flyway had against it. */
    static StartFailed failed(DatabaseSettings settings, Exception e) {
        return failed(settings, Trouble.of(e).advice(), e);
    }

    private static StartFailed failed(DatabaseSettings settings, String what, @Nullable Exception cause) {
        return new StartFailed("database: " + settings + " " + what, cause);
    }
}
