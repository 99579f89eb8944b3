// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.store.CredentialSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    Path folder;

    @Test
    void the_version_that_needs_no_migration_is_that_of_the_last_file() throws Exception {
        Path migrations = Path.of(Schema.class
                        .getResource("V1__clients_sessions_settings.sql")
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(migrations)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("V.*[.]sql"))
                            .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max())
                    .hasValue(Integer.parseInt(Schema.NEWEST));
        }
    }

    @Test
    void a_database_of_the_first_version_is_brought_up_to_date_with_all_that_it_has() throws Exception {
        Path file = folder.resolve("old.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, "", "")
                .locations("classpath:io/lwm2m/bs/store/sql")
                .placeholders(Dialect.SQLITE.placeholders())
                .loggers("slf4j")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO client (name, revision, accounts) VALUES"
                    + " ('node1', 7, '{\"0\":{\"serverURI\":\"coap://h\",\"shortServerId\":1}}')");
        }
        try (Database database = Database.open(DatabaseSettings.sqlite(file))) {
            assertThat(database.schemaVersion()).isEqualTo(Schema.NEWEST);
            assertThat(new SqlConfigurationStore(database)
                            .find("node1")
                            .orElseThrow()
                            .revision())
                    .isEqualTo(7);
            assertThat(new SqlTokenStore(database).list()).isEmpty();
            new SqlCredentialStore(database).put(CredentialSamples.psk("node1"));
        }
    }

    @Test
    void a_database_is_made_and_opened_again() {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("bs.db"));
        for (int time = 0; time < 2; time++) {
            try (Database database = Database.open(settings)) {
                assertThat(database.schemaVersion()).isEqualTo(Schema.NEWEST);
                assertThat(database.description()).isEqualTo("SQLite " + folder.resolve("bs.db"));
            }
        }
    }
}
