// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.store.CredentialSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the files of a database, and who may read them. */
class SecretsAtRestTest {

    private static final StoreKey KEY = StoreKey.parse("11".repeat(32), "the key");

    @TempDir
    Path directory;

    private Path file;
    private DatabaseSettings settings;

    @BeforeEach
    void name() {
        file = directory.resolve("bs.db");
        settings = DatabaseSettings.sqlite(file).encryptedWith(KEY);
    }

    @Test
    void all_files_are_the_owners_alone() throws IOException {
        try (Database database = Database.open(DatabaseSettings.sqlite(file))) {
            new SqlConfigurationStore(database).save(Folder.client("node1"));
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files.toList())
                        .hasSize(4)
                        .allSatisfy(
                                each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void no_key_is_in_the_files_in_any_spelling() throws IOException {
        try (Database database = Database.open(settings)) {
            new SqlConfigurationStore(database).save(Folder.client("node1"));
            new SqlCredentialStore(database).put(new Psk("node1", "identity", Secret.of(Folder.KEY)));
            assertThat(spellings()).noneMatch(this::isFound);
        }
        assertThat(spellings()).noneMatch(this::isFound);
    }

    @Test
    void without_a_store_key_they_are_there_or_this_test_would_prove_nothing() throws IOException {
        Folder.fill(DatabaseSettings.sqlite(file));
        assertThat(spellings()).anyMatch(this::isFound);
    }

    @Test
    void a_box_that_was_changed_does_not_open() {
        try (Database database = Database.open(settings)) {
            SqlConfigurationStore store = new SqlConfigurationStore(database);
            store.save(Folder.client("node1"));
            byte[] box = box(database, "node1");
            for (int at : List.of(0, 1, 13, box.length - 1)) {
                byte[] changed = box.clone();
                changed[at] ^= 2;
                put(database, "node1", changed);
                assertThatThrownBy(() -> store.find("node1"))
                        .isInstanceOf(StoreFailed.class)
                        .hasMessageContaining("'node1'");
            }
            put(database, "node1", box);
            assertThat(store.find("node1").orElseThrow().accounts())
                    .isEqualTo(Folder.client("node1").accounts());
        }
    }

    @Test
    void a_box_that_was_moved_to_another_client_does_not_open() {
        try (Database database = Database.open(settings)) {
            SqlConfigurationStore store = new SqlConfigurationStore(database);
            store.saveAll(List.of(Folder.client("node1"), Folder.client("node2")));
            put(database, "node2", box(database, "node1"));
            assertThatThrownBy(() -> store.find("node2"))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("they were changed");
        }
    }

    @Test
    void a_key_of_a_credential_is_readable_without_a_store_key_or_the_test_above_would_prove_nothing() {
        try (Database database = Database.open(DatabaseSettings.sqlite(file))) {
            new SqlCredentialStore(database).put(new Psk("node1", "identity", Secret.of(Folder.KEY)));
            assertThat(spellings()).anyMatch(this::isFound);
        }
    }

    @Test
    void a_box_of_a_credential_opens_for_its_client_and_mode_only() {
        try (Database database = Database.open(settings)) {
            SqlCredentialStore store = new SqlCredentialStore(database);
            CredentialSamples.all("node1").forEach(store::put);
            store.put(CredentialSamples.psk("node2"));
            String move =
                    "UPDATE credential SET secrets = (SELECT secrets FROM credential WHERE client = ? AND mode = ?)"
                            + " WHERE client = 'node1' AND mode = 'psk'";
            for (String[] from : List.of(new String[] {"node2", "psk"}, new String[] {"node1", "oscore"})) {
                database.execute(handle -> handle.execute(move, from[0], from[1]));
                assertThatThrownBy(() -> store.find("node1"))
                        .isInstanceOf(StoreFailed.class)
                        .hasMessageContaining("'node1'")
                        .hasMessageContaining("they were changed");
            }
            assertThat(store.find("node2")).hasSize(1);
        }
    }

    private static byte[] box(Database database, String client) {
        return database.read(handle -> handle.createQuery("SELECT secrets FROM client WHERE name = :name")
                .bind("name", client)
                .mapTo(byte[].class)
                .one());
    }

    private static void put(Database database, String client, byte[] box) {
        database.execute(handle -> handle.createUpdate("UPDATE client SET secrets = :box WHERE name = :name")
                .bindMap(Map.of("box", box, "name", client))
                .execute());
    }

    private static List<String> spellings() {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(Folder.KEY);
        return List.of(
                new String(Folder.KEY, StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(Folder.KEY),
                HexFormat.of().withUpperCase().formatHex(Folder.KEY),
                base64.substring(0, base64.length() - 1));
    }

    private boolean isFound(String spelling) {
        try {
            return new Folder(file).content().values().stream().anyMatch(bytes -> bytes.contains(spelling));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
