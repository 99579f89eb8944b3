// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.TrustFile;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.web.api.IdentityJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the server is over DTLS: made, given, greeted with, asked for, and replaced. */
class IdentityCommandTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Shell().terminal(out, err);

    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_an_identity_beside_the_database_and_the_next_one_has_it_again() throws IOException {
        Path made = folder.resolve("data/identity.pem");
        StorageSettings storage = sqlite(folder.resolve("data/bs.db"));
        start(given(Optional.empty()), storage).close();
        assertThat(greeting()).endsWith("(made now: " + made + ")");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(errors()).noneMatch(line -> line.contains("identity"));
        ServerIdentity identity = IdentityFile.at(made).read();
        assertThat(identity.subject()).isEqualTo("CN=" + Machine.commonName());
        out.reset();
        start(given(Optional.empty()), storage).close();
        assertThat(greeting())
                .startsWith(
                        "  identity  SHA-256 " + identity.fingerprint() + ", " + identity.subject() + ", valid until 2")
                .endsWith("(" + made + ")");
    }

    @Test
    void in_memory_there_is_another_identity_at_each_start_and_a_warning() {
        StorageSettings memory = StorageSettings.memory(Optional.empty());
        start(given(Optional.empty()), memory).close();
        String first = greeting();
        assertThat(first).endsWith("(forgotten at the end)");
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("bs-demo: warning: the server's identity is another one at each start");
        out.reset();
        start(given(Optional.empty()), memory).close();
        assertThat(greeting()).isNotEqualTo(first);
    }

    @Test
    void in_memory_the_authorities_are_read_again_all_the_same() throws IOException {
        Path trust =
                Files.writeString(folder.resolve("trust.pem"), write("a").read().pem());
        CoapsSettings settings = new CoapsSettings(ANY, Optional.empty(), Optional.of(TrustFile.at(trust)));
        DoorSecurity door = DoorSecurity.open(settings, StorageSettings.memory(Optional.empty()));
        ServerIdentity other = write("b").read();
        Files.writeString(trust, other.pem());
        ServerSecurity.Current before = door.security().current();
        assertThat(door.security().reload().trusted().authorities()).isEqualTo(other.chain());
        assertThat(door.security().current().identity()).isEqualTo(before.identity());
    }

    @Test
    void without_dtls_there_is_no_identity() {
        DoorSettings plain = DoorSettings.coap(ANY);
        try (RunningServer server = start(plain, sqlite(folder.resolve("bs.db")))) {
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("identity");
            assertThat(folder.resolve("identity.pem")).doesNotExist();
            Result asked = new Shell().run("identity", "--url", url(server));
            assertThat(asked.code()).isEqualTo(1);
            assertThat(asked.errors())
                    .containsExactly("bs-demo: the server at " + url(server) + " has no identity: it serves no coaps");
            assertThat(new Shell()
                            .run("identity", "reload", "--url", url(server))
                            .errors())
                    .containsExactly("bs-demo: this server serves no coaps, so there is no identity to reload");
        }
    }

    @Test
    void a_bad_identity_keeps_the_server_from_starting_and_is_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("identity.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
        DoorSettings doors = given(Optional.empty());
        StorageSettings storage = sqlite(folder.resolve("bs.db"));
        assertThatThrownBy(() -> start(doors, storage))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("identity file " + file + ": it is damaged: a block 'PRIVATE KEY' has no end");
        assertThat(file).hasContent("-----BEGIN PRIVATE KEY-----\nAAAA\n");
    }

    @Test
    void a_bad_identity_on_the_command_line_is_one_line() {
        Path none = folder.resolve("none.pem");
        Result result = new Shell()
                .run(
                        "serve",
                        "--coap",
                        "127.0.0.1:0",
                        "--coaps",
                        "127.0.0.1:0",
                        "--no-web",
                        "--identity",
                        none.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).containsExactly("bs-demo: identity file " + none + ": there is no such file");
    }

    @Test
    void a_running_server_tells_its_identity_as_text_json_and_pem() throws IOException {
        IdentityFile file = write("first");
        ServerIdentity identity = file.read();
        try (RunningServer server = start(given(Optional.of(file)), StorageSettings.memory(Optional.empty()))) {
            Shell shell = new Shell().with("BS_URL", url(server));
            String publicKey =
                    Base64.getEncoder().encodeToString(identity.publicKey().getEncoded());
            Result text = shell.run("identity");
            assertThat(text.out().lines())
                    .satisfiesExactly(
                            subject -> assertThat(subject).isEqualTo("subject     CN=first"),
                            valid -> assertThat(valid).matches("valid       from 2.*Z until 2.*Z"),
                            hash -> assertThat(hash).isEqualTo("SHA-256     " + identity.fingerprint()),
                            key -> assertThat(key).isEqualTo("public key  base64:" + publicKey));
            Result json = shell.run("identity", "--json");
            assertThat(Json.read(json.out())).isEqualTo(IdentityJson.toJson(identity));
            Result pem = shell.run("identity", "--pem");
            Path trust = Files.writeString(folder.resolve("trust.pem"), pem.out());
            assertThat(TrustFile.at(trust).read().authorities()).isEqualTo(identity.chain());
            assertNothingSecret(identity, text.out() + json.out() + pem.out() + out + err);
        }
    }

    @Test
    void a_file_tells_the_same_without_a_server() throws IOException {
        IdentityFile file = write("first");
        String path = file.path().toString();
        Result text = new Shell().with("BS_URL", "http://127.0.0.1:1").run("identity", "--identity", path);
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .startsWith("subject     CN=first\n")
                .contains(file.read().fingerprint());
        Result json = new Shell().run("identity", "--identity", path, "--json");
        assertNothingSecret(file.read(), text.out() + json.out());
        Result asked = new Shell().with("BS_IDENTITY", path).run("identity", "--url", "http://127.0.0.1:1");
        assertThat(asked.errors()).singleElement().asString().contains("no bootstrap server answers");
        Result missing =
                new Shell().run("identity", "--identity", folder.resolve("none").toString());
        assertThat(missing.errors()).singleElement().asString().contains("there is no such file");
    }

    @Test
    void a_reload_shows_the_new_identity_or_why_the_old_one_stays() throws IOException {
        IdentityFile file = write("first");
        try (RunningServer server = start(given(Optional.of(file)), StorageSettings.memory(Optional.empty()))) {
            Shell shell = new Shell().with("BS_URL", url(server));
            ServerIdentity second = write("second").read();
            assertThat(shell.run("identity").out()).contains("CN=first");
            assertThat(shell.run("identity", "reload").out())
                    .startsWith("subject     CN=second\n")
                    .contains(second.fingerprint());
            Files.writeString(file.path(), "nothing");
            Result refused = shell.run("identity", "reload");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.errors())
                    .containsExactly("bs-demo: identity file " + file.path() + ": it is neither PEM nor PKCS#12");
            assertThat(shell.run("identity").out()).contains("CN=second");
        }
    }

    @Test
    void a_reload_by_signal_says_what_came_of_it() throws IOException {
        IdentityFile file = write("first");
        try (RunningServer server = start(given(Optional.of(file)), StorageSettings.memory(Optional.empty()))) {
            ServerIdentity second = write("second").read();
            Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
            server.reload(terminal);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("identity read again: SHA-256 " + second.fingerprint() + ", CN=second, valid until 2");
            assertThat(errors()).singleElement().asString().contains("warning: identity file", "chmod 600");
            err.reset();
            Files.delete(file.path());
            server.reload(terminal);
            assertThat(errors())
                    .containsExactly("bs-demo: identity and authorities stay as they were: identity file " + file.path()
                            + ": there is no such file");
        }
    }

    @Test
    void dates_and_files_that_others_can_read_are_warned_of_at_the_start() throws IOException {
        Instant longAgo = Instant.now().minus(Duration.ofDays(40 * 365));
        IdentityFile file = IdentityFile.at(folder.resolve("old.pem"));
        file.makeIfMissing(() -> ServerIdentity.generate("old", List.of(), longAgo));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        start(given(Optional.of(file)), StorageSettings.memory(Optional.empty()))
                .close();
        assertThat(errors())
                .satisfiesExactly(
                        open -> assertThat(open).contains("warning: identity file " + file.path(), "chmod 600"),
                        old -> assertThat(old).contains("warning: the certificate of CN=old expired at"));
    }

    private static void assertNothingSecret(ServerIdentity identity, String text) {
        byte[] key = identity.key().getEncoded();
        assertThat(text)
                .doesNotContain("PRIVATE")
                .doesNotContain(Base64.getEncoder().encodeToString(key))
                .doesNotContain(HexFormat.of().formatHex(key));
    }

    private IdentityFile write(String name) throws IOException {
        IdentityFile file = IdentityFile.at(folder.resolve("given.pem"));
        Files.deleteIfExists(file.path());
        file.makeIfMissing(() -> ServerIdentity.generate(name, List.of(), Instant.now()));
        return file;
    }

    private static DoorSettings given(Optional<IdentityFile> file) {
        return new DoorSettings(ANY, Optional.of(new CoapsSettings(ANY, file, Optional.empty())));
    }

    private static StorageSettings sqlite(Path file) {
        return new StorageSettings(
                Optional.of(DatabaseSettings.sqlite(file)), Optional.empty(), Duration.ofDays(1), Optional.empty());
    }

    private RunningServer start(DoorSettings doors, StorageSettings storage) {
        return RunningServer.start(
                new ServeSettings(
                        doors,
                        Optional.of(RestSettings.at(ANY)),
                        storage,
                        "bs1",
                        SessionRules.DEFAULT,
                        new Output(true, false)),
                terminal);
    }

    private static String url(RunningServer server) {
        return server.web().orElseThrow().toString();
    }

    private String greeting() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("  identity  "))
                .findFirst()
                .orElseThrow();
    }

    private List<String> errors() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
