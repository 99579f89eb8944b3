// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The schema: looked at before it is touched, then brought up to date by Flyway. */
final class Schema {

    /** The version of the last migration; a test holds it against the files. */
    static final String NEWEST = "1";

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /** The version that the schema has now. */
    static String migrate(DataSource source, Dialect dialect, DatabaseSettings settings) {
        Set<String> tables = requireOurs(source, dialect, settings);
        if (tables.contains(HISTORY) && isNewest(source, settings)) {
            return NEWEST; // to load Flyway takes longer than all the rest
        }
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/lwm2m/bs/store/sql")
                .placeholders(dialect.placeholders())
                .loggers("slf4j")
                .load();
        try {
            requireNotNewer(flyway, settings);
            flyway.migrate();
            return String.valueOf(flyway.info().current().getVersion());
        } catch (FlywayException e) {
            throw failed(settings, "its schema could not be brought up to date: " + firstLine(e), e);
        }
    }

    private static boolean isNewest(DataSource source, DatabaseSettings settings) {
        String query = "SELECT version, success FROM " + HISTORY + " ORDER BY installed_rank DESC LIMIT 1";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && NEWEST.equals(rows.getString(1)) && rows.getBoolean(2);
        } catch (SQLException e) {
            throw failed(settings, "cannot be used: " + firstLine(e), e);
        }
    }

    private static Set<String> requireOurs(DataSource source, Dialect dialect, DatabaseSettings settings) {
        Set<String> tables = tables(source, dialect, settings);
        if (!tables.isEmpty() && !tables.contains(HISTORY)) {
            throw failed(
                    settings, "belongs to another program: its tables are " + tables + "; choose another one", null);
        }
        return tables;
    }

    private static Set<String> tables(DataSource source, Dialect dialect, DatabaseSettings settings) {
        String query = dialect == Dialect.SQLITE
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Set<String> tables = new HashSet<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            requireSound(statement, dialect, settings);
            return tables;
        } catch (SQLException e) {
            throw failed(settings, "cannot be used: " + firstLine(e), e);
        }
    }

    /** Stops at the first damage; cheap for small files, bounded by their size for large ones. */
    private static void requireSound(Statement statement, Dialect dialect, DatabaseSettings settings)
            throws SQLException {
        if (dialect == Dialect.SQLITE
                && settings.sqliteFile().orElseThrow().toFile().length() < 64L << 20) {
            try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (rows.next() && !"ok".equals(rows.getString(1))) {
                    throw failed(settings, "is damaged: restore it from a backup", null);
                }
            }
        }
    }

    private static void requireNotNewer(Flyway flyway, DatabaseSettings settings) {
        MigrationInfo current = flyway.info().current();
        MigrationVersion newest = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getScript() != null
                        && !migration.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
        if (current != null && current.getVersion().compareTo(newest) > 0) {
            throw failed(
                    settings,
                    "was written by a newer version of this program (schema " + current.getVersion()
                            + ", this one knows " + newest + "): use that version",
                    null);
        }
    }

    private static StartFailed failed(DatabaseSettings settings, String what, @Nullable Exception cause) {
        return new StartFailed("database: " + settings + " " + what, cause);
    }

    /** The pool only says that it waited; the driver knows why. */
    private static String firstLine(Exception e) {
        Throwable told = e instanceof SQLTransientConnectionException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    }
}
