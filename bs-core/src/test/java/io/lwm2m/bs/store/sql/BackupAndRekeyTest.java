// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ConfigurationStore.Copy;
import io.lwm2m.bs.store.CredentialSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAndRekeyTest {

    private static final String KEY = "a very secret key of a device";
    private static final StoreKey ONE = StoreKey.parse("11".repeat(32), "one");
    private static final StoreKey TWO = StoreKey.parse("22".repeat(32), "two");

    @TempDir
    Path folder;

    @Test
    void a_backup_is_a_whole_database_that_only_its_owner_can_read() throws Exception {
        try (Database database = Database.open(plain())) {
            SqlConfigurationStore store = fill(database);
            Copy copy = store.backUp();
            assertThat(copy.file().getFileName().toString()).startsWith("bs.db.backup-");
            assertThat(copy.bytes()).isEqualTo(Files.size(copy.file()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.file())))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> Backup.of(database, copy.file())).isInstanceOf(InvalidInput.class);
            assertHolds(DatabaseSettings.sqlite(copy.file()), 1001);
        }
    }

    @Test
    void a_backup_is_made_while_others_write() {
        try (Database database = Database.open(plain())) {
            SqlConfigurationStore store = fill(database);
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int i = 0; !done.get(); i++) {
                    store.save(client("other" + i));
                }
            });
            Copy copy = Backup.of(database, folder.resolve("copy.db"));
            done.set(true);
            writer.join();
            try (Database opened = Database.open(DatabaseSettings.sqlite(copy.file()))) {
                assertThat(new SqlConfigurationStore(opened).count()).isGreaterThanOrEqualTo(1001);
            }
        }
    }

    @Test
    void keys_are_encrypted_changed_and_decrypted_and_leave_nothing_in_the_file() throws IOException {
        try (Database database = Database.open(plain())) {
            fill(database);
            assertThat(Rekey.of(database, Optional.of(ONE), done -> {})).isEqualTo(new Rekey.Done(1001, 1002));
        }
        String file = Files.readString(folder.resolve("bs.db"), StandardCharsets.ISO_8859_1);
        assertThat(file).doesNotContain(KEY).doesNotContain(CredentialSamples.KEY);
        assertThatThrownBy(() -> Database.open(plain()))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(ONE.id());
        try (Database database = Database.open(plain().encryptedWith(ONE))) {
            Rekey.of(database, Optional.of(TWO), done -> {});
        }
        assertThatThrownBy(() -> Database.open(plain().encryptedWith(ONE))).isInstanceOf(StartFailed.class);
        assertHolds(plain().encryptedWith(TWO), 1001);
        try (Database database = Database.open(plain().encryptedWith(TWO))) {
            Rekey.of(database, Optional.empty(), done -> {});
        }
        assertHolds(plain(), 1001);
    }

    @Test
    void postgresql_is_rekeyed_too_but_backed_up_by_its_own_means() {
        DatabaseSettings settings = TestPostgres.freshDatabase();
        try (Database database = Database.open(settings)) {
            SqlConfigurationStore store = fill(database);
            assertThatThrownBy(store::backUp).hasMessageContaining("pg_dump");
            Rekey.of(database, Optional.of(ONE), done -> {});
        }
        assertHolds(settings.encryptedWith(ONE), 1001);
    }

    private DatabaseSettings plain() {
        return DatabaseSettings.sqlite(folder.resolve("bs.db"));
    }

    private static SqlConfigurationStore fill(Database database) {
        SqlConfigurationStore store = new SqlConfigurationStore(database);
        store.saveAll(IntStream.rangeClosed(0, 1000)
                .mapToObj(number -> client("n" + number))
                .toList());
        CredentialSamples.all("n7").forEach(new SqlCredentialStore(database)::put);
        database.write(BackupAndRekeyTest::fill);
        return store;
    }

    /** A thousand at once, in a database that is not encrypted; with those of n7 more than rekey takes at a time. */
    private static int[] fill(Handle handle) {
        CredentialText text = new CredentialText(new SecretBox(Optional.empty()));
        PreparedBatch batch = handle.prepareBatch("INSERT INTO credential VALUES (?, 'psk', ?, ?, ?)");
        IntStream.rangeClosed(0, 1000)
                .filter(number -> number != 7)
                .mapToObj(number -> CredentialSamples.psk("n" + number))
                .forEach(psk ->
                        batch.add(psk.client(), psk.subject().text(), CredentialText.content(psk), text.secrets(psk)));
        return batch.execute();
    }

    private static ClientConfigurations client(String name) {
        ServerAccount account = ServerAccount.to("coaps://h").with(Properties.SECRET_KEY, Secret.ofText(KEY));
        return ClientConfigurations.none(name).with(Map.of(0, account));
    }

    private static void assertHolds(DatabaseSettings settings, long clients) {
        try (Database database = Database.open(settings)) {
            SqlConfigurationStore store = new SqlConfigurationStore(database);
            assertThat(store.count()).isEqualTo(clients);
            assertThat(store.find("n7").orElseThrow().accounts())
                    .isEqualTo(client("n7").accounts());
            SqlCredentialStore credentials = new SqlCredentialStore(database);
            assertThat(credentials.count()).isEqualTo(1001);
            assertThat(credentials.find("n7"))
                    .contains(CredentialSamples.psk("n7"), CredentialSamples.oscore("n7"))
                    .hasSize(4);
            assertThat(credentials.find("n1000")).containsExactly(CredentialSamples.psk("n1000"));
        }
    }
}
