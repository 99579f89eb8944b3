// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.store.ConfigurationStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no server can start with: one line says why, and not a byte of them changes. */
@Timeout(120)
class UnusableFileTest {

    private static final int PAGE = 4096;
    private static final StoreKey ONE = StoreKey.parse("11".repeat(32), "the key");
    private static final StoreKey OTHER = StoreKey.parse("22".repeat(32), "the key");

    @TempDir
    Path directory;

    private Path file;
    private Folder folder;
    private DatabaseSettings settings;

    @BeforeEach
    void name() {
        file = directory.resolve("b s?#%.db");
        folder = new Folder(file);
        settings = DatabaseSettings.sqlite(file);
    }

    @Test
    void one_that_is_cut_off_anywhere() throws IOException {
        Folder.fill(settings);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            int length = i < 4 ? List.of(1, 99, 100, whole.length - 1).get(i) : 1 + random.nextInt(whole.length - 1);
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            folder.refuses(settings, length < 100 ? "what is left of one" : "its end is missing", "restore it");
        }
        Files.write(file, whole);
        assertOpens(300);
    }

    @Test
    void one_that_is_empty() throws IOException {
        Files.createFile(file);
        folder.refuses(settings, "is empty", "remove it to begin with a new one");
    }

    @Test
    void one_that_is_gone_while_its_log_is_there() throws IOException {
        Files.write(SqliteFile.log(file), new byte[] {1});
        folder.refuses(settings, "is missing", "put the file back");
        assertThat(file).doesNotExist();
    }

    @Test
    void one_with_random_bytes_in_its_header() throws IOException {
        Folder.fill(settings);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(2);
        byte[] noise = new byte[100];
        random.nextBytes(noise);
        write(0, noise);
        folder.refuses(settings, "is no SQLite database");
        Files.write(file, whole);
        write(16, java.util.Arrays.copyOf(noise, 84));
        folder.refuses(settings, "is");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_with_a_page_of_zeros_or_noise(boolean zeros) throws IOException {
        Folder.fill(settings);
        byte[] whole = Files.readAllBytes(file);
        int pages = whole.length / PAGE;
        Random random = new Random(3);
        for (int page = 1; page < pages; page += 7) {
            Files.write(file, whole);
            byte[] noise = new byte[PAGE];
            if (!zeros) {
                random.nextBytes(noise);
            }
            write((long) page * PAGE, noise);
            folder.refuses(settings, "is damaged: restore it from a backup");
        }
    }

    @Test
    void one_of_another_program() throws Exception {
        try (Connection other = raw();
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE theirs (id INTEGER)");
        }
        folder.refuses(settings, "belongs to another program", "[theirs]", "choose another one");
    }

    @Test
    void a_text_and_a_folder() throws IOException {
        Files.writeString(file, "hello\n".repeat(100));
        folder.refuses(settings, "is no SQLite database", "choose another file");
        Files.delete(file);
        Files.createDirectory(file);
        folder.refuses(settings, "is no file");
        Path below = Files.createFile(directory.resolve("taken")).resolve("bs.db");
        folder.refuses(DatabaseSettings.sqlite(below), "cannot be made", "choose another place");
    }

    @Test
    void one_of_a_newer_version() throws Exception {
        Folder.fill(settings);
        try (Connection newer = raw();
                Statement statement = newer.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 0,"
                    + " installed_by, installed_on, 0, 1 FROM flyway_schema_history WHERE installed_rank = 1");
        }
        folder.refuses(
                settings,
                "newer version of this program (schema 99, this one knows " + Schema.NEWEST,
                "use that version");
    }

    @Test
    void one_that_another_program_has_locked() throws Exception {
        Folder.fill(settings);
        try (Connection other = raw();
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("UPDATE setting SET value = value");
            folder.refuses(settings, "is locked by another program", "end that one");
        }
        assertOpens(300);
    }

    @Test
    void one_that_is_open_in_this_process_and_stays_locked_for_others() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        try (Database database = Database.open(settings)) {
            assertThat(database.schemaVersion()).isEqualTo(Schema.NEWEST);
            folder.refuses(settings, "is open in another server", "stop that one");
            folder.refuses(DatabaseSettings.sqlite(link), "is open in another server");
            try (OpenDatabase other = OpenDatabase.in(file)) {
                assertThat(other.says()).contains("is open in another server");
            }
        }
        assertOpens(0);
    }

    @Test
    void one_that_is_open_in_another_process_until_that_is_killed() throws Exception {
        Folder.fill(settings);
        try (OpenDatabase other = OpenDatabase.in(file)) {
            assertThat(other.says()).isEqualTo(OpenDatabase.OPEN);
            folder.refuses(settings, "is open in another server", "stop that one");
            other.kill();
        }
        assertOpens(300);
    }

    @Test
    void one_that_may_only_be_read() throws IOException {
        Folder.fill(settings);
        permit(file, "r--------");
        var before = folder.content();
        try (OpenDatabase reader = OpenDatabase.withoutPrivileges(file)) {
            assertThat(reader.says()).contains("cannot be written to: check the permissions");
        }
        assertThat(folder.content()).isEqualTo(before);
    }

    @Test
    void one_in_a_folder_that_may_only_be_read() throws IOException {
        Folder.fill(settings);
        var before = folder.content();
        permit(directory, "r-x------");
        try (OpenDatabase reader = OpenDatabase.withoutPrivileges(file);
                OpenDatabase maker = OpenDatabase.withoutPrivileges(directory.resolve("new.db"))) {
            assertThat(reader.says()).contains("cannot be written to: check the permissions of the file and of its");
            assertThat(maker.says()).contains("cannot be made", "choose another place");
        } finally {
            permit(directory, "rwx------");
        }
        assertThat(folder.content()).isEqualTo(before);
    }

    @Test
    void one_of_another_store_key_also_after_a_crash() throws Exception {
        Folder.fill(settings.encryptedWith(ONE));
        folder.refuses(settings.encryptedWith(OTHER), ONE.id(), OTHER.id(), "give the right one");
        folder.refuses(settings, "is encrypted with store key " + ONE.id(), "--store-key-file");
        byte[] log = logOfACrash(settings.encryptedWith(ONE));
        Files.write(SqliteFile.log(file), log);
        folder.refuses(settings, "is encrypted with store key " + ONE.id());
        try (Database database = Database.open(settings.encryptedWith(ONE))) {
            assertThat(new SqlConfigurationStore(database).find("late")).isPresent();
        }
    }

    @Test
    void one_without_encryption_when_a_key_is_given() throws IOException {
        Folder.fill(settings);
        folder.refuses(settings.encryptedWith(ONE), "is not encrypted", "run 'rekey' once");
    }

    /** What a server leaves in its log when it is killed. */
    private byte[] logOfACrash(DatabaseSettings own) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] log;
        try (Database database = Database.open(own)) {
            ConfigurationStore store = new SqlConfigurationStore(database);
            store.save(Folder.client("late"));
            log = Files.readAllBytes(SqliteFile.log(file));
        }
        Files.write(file, before);
        return log;
    }

    private void assertOpens(long clients) {
        try (Database database = Database.open(settings)) {
            assertThat(new SqlConfigurationStore(database).count()).isEqualTo(clients);
        }
    }

    private Connection raw() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    }

    private void write(long offset, byte[] bytes) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(offset);
            content.write(bytes);
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
