// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
