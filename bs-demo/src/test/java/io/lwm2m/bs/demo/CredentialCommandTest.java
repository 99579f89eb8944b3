// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code credential add}, {@code list} and {@code remove} against a running server with a database. */
class CredentialCommandTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);
    private static final String DIGITS = "000102030405060708090a0b0c0d0e0f";
    private static final ServerIdentity DEVICE = ServerIdentity.generate("node1", List.of(), Instant.now());

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private RunningServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        StorageSettings storage = new StorageSettings(
                Optional.of(DatabaseSettings.sqlite(folder.resolve("bs.db"))),
                Optional.empty(),
                Duration.ofDays(30),
                Optional.empty());
        ServeSettings settings = new ServeSettings(
                DoorSettings.coap(ANY),
                Optional.of(RestSettings.at(ANY)),
                storage,
                "",
                SessionRules.DEFAULT,
                new Output(false, true));
        server = RunningServer.start(settings, new Shell().terminal(said, said));
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain(DIGITS);
    }

    @Test
    void a_psk_is_added_listed_replaced_and_removed() throws IOException {
        Path file = Files.writeString(folder.resolve("psk"), "hex:" + DIGITS + "\n");
        assertThat(run("add", "node1", "--psk-identity", "me", "--psk-key-file", file.toString()))
                .isEqualTo(new Result(0, "node1 is known by psk:me now\n", ""));
        assertThat(run("list").out())
                .isEqualTo(String.join(
                        "\n",
                        "{",
                        "  \"node1\": {",
                        "    \"psk\": {",
                        "      \"subject\": \"psk:me\",",
                        "      \"identity\": \"me\",",
                        "      \"key\": \"********\"",
                        "    }",
                        "  }",
                        "}",
                        ""));
        assertThat(run("add", "node1", "--psk-identity", "you", "--psk-key", "@" + file)
                        .code())
                .isZero();
        assertThat(run("list", "node1").out()).contains("psk:you").doesNotContain("psk:me");
        assertThat(run("remove", "node1", "--mode", "psk")).isEqualTo(new Result(0, "node1 psk removed\n", ""));
        assertThat(run("list").out()).isEqualTo("{}\n");
    }

    @Test
    void what_is_made_is_shown_once() {
        Result psk = run("add", "node1", "--generate");
        assertThat(psk.code()).isZero();
        assertThat(psk.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("node1 is known by psk:node1 now; what was made for it is shown this once:"),
                        line -> assertThat(line).isEqualTo("identity: node1"),
                        line -> assertThat(line).matches("key: hex:[0-9a-f]{32}"));
        Result oscore = run("add", "node1", "--oscore", "--generate=32");
        assertThat(oscore.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("node1 is known by oscore:"),
                        line -> assertThat(line).startsWith("senderId: "),
                        line -> assertThat(line).startsWith("recipientId: "),
                        line -> assertThat(line).matches("masterSecret: hex:[0-9a-f]{64}"));
        String shown = run("list").out() + said.toString(StandardCharsets.UTF_8);
        for (Result made : List.of(psk, oscore)) {
            String key = made.out().strip().replaceFirst("(?s).*hex:", "");
            assertThat(shown).doesNotContain(key);
        }
    }

    @Test
    void keys_and_certificates_come_from_files() throws IOException {
        Path key = Files.write(folder.resolve("key.der"), DEVICE.publicKey().getEncoded());
        Path certificate = Files.writeString(folder.resolve("cert.pem"), DEVICE.pem());
        assertThat(run("add", "node1", "--rpk", key.toString()).out()).startsWith("node1 is known by rpk:");
        String known = "node1 is known by x509-sha256:"
                + DEVICE.fingerprint().replace(":", "").toLowerCase();
        assertThat(run("add", "node1", "--x509-fingerprint", certificate.toString())
                        .out())
                .isEqualTo(known + " now\n");
        assertThat(run("add", "node1", "--x509-fingerprint", DEVICE.fingerprint())
                        .out())
                .isEqualTo(known + " now\n");
        assertThat(run("list", "node1").out()).contains("\"rpk\"", "\"publicKey\": \"hex:", "\"x509\"");
    }

    @Test
    void a_private_key_that_is_given_by_mistake_is_not_sent() throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(DEVICE.key().getEncoded());
        Path key = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        for (String option : List.of("--rpk", "--x509-fingerprint")) {
            Result refused = new Shell()
                    .run("credential", "add", "node1", option, key.toString(), "--url", "http://127.0.0.1:1");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.errors().get(0)).contains(option, "must not be a private key");
            assertThat(refused.err()).doesNotContain(base64.substring(10, 40));
        }
    }

    @Test
    void names_in_certificates_are_the_client_name_unless_told_otherwise() {
        assertThat(run("add", "node1", "--x509-cn").out()).isEqualTo("node1 is known by x509-cn:node1 now\n");
        assertThat(run("add", "node1", "--x509-san").out()).isEqualTo("node1 is known by x509-san:node1 now\n");
        assertThat(run("add", "node1", "--x509-san=urn:dev:1").out())
                .isEqualTo("node1 is known by x509-san:urn:dev:1 now\n");
        assertThat(run("add", "node1", "--x509-cn=device").out()).isEqualTo("node1 is known by x509-cn:device now\n");
    }

    @Test
    void an_oscore_context_is_given_whole() {
        Result added = run(
                "add",
                "node1",
                "--oscore-sender-id=hex:01",
                "--oscore-recipient-id=hex:02",
                "--oscore-master-secret=hex:" + DIGITS,
                "--oscore-master-salt=salt");
        assertThat(added).isEqualTo(new Result(0, "node1 is known by oscore:01 now\n", ""));
        assertThat(run("list").out()).contains("\"masterSalt\": \"********\"").doesNotContain(DIGITS, "\"salt\"");
    }

    @Test
    void a_weak_key_is_stored_with_a_warning() {
        Result added = run("add", "node1", "--psk-identity=me", "--psk-key=short");
        assertThat(added.code()).isZero();
        assertThat(added.errors())
                .containsExactly("bs-demo: warning: key: has 5 bytes as a PSK; 16 or more are advised");
    }

    @Test
    void what_is_not_there_or_taken_is_one_line() {
        run("add", "node1", "--psk-identity=me", "--psk-key=hex:" + DIGITS);
        assertFails("'psk:me' belongs to client 'node1'", "add", "node2", "--psk-identity=me", "--generate");
        assertFails("client 'node2' has no credential", "list", "node2");
        assertFails("client 'node2' has no credential", "remove", "node2");
        assertFails("client 'node1' has no credential of mode rpk", "remove", "node1", "--mode=rpk");
        assertThat(run("remove", "node1").out()).isEqualTo("node1 has no credential any more\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | say what to do: credential add, credential list or credential remove",
                "add n | say how the client proves itself: --psk-identity, --generate, --rpk, --x509-cn, --x509-san,"
                        + " --x509-fingerprint or --oscore",
                "add n --psk-identity i | --psk-key, --psk-key-file or --generate must be given",
                "add n --psk-key k | --psk-identity must be given",
                "add n --psk-identity i --psk-key k --generate | --generate and --psk-key contradict each other: give one",
                "add n --psk-identity i --rpk f | --psk-identity and --rpk contradict each other: give one",
                "add n --x509-cn --x509-san | --x509-cn and --x509-san contradict each other: give one",
                "add n --rpk f --generate | --generate and --rpk contradict each other: the device has to have a private"
                        + " key, so make it there",
                "add n --generate 8 | Invalid value for option '--generate': must be a number of bytes from 16 to 64, not"
                        + " '8'",
                "add n --psk-identity i --psk-key hex:zz | --psk-key must have pairs of hexadecimal digits (0-9, a-f)"
                        + " after 'hex:'",
                "add n --x509-fingerprint abc | --x509-fingerprint must be a SHA-256 fingerprint, 64 hexadecimal digits"
                        + " with or without colons (openssl x509 -in FILE -noout -fingerprint -sha256), or a file with the"
                        + " certificate",
                "add n --oscore | --oscore-master-secret or --generate must be given; --oscore-sender-id must be given;"
                        + " --oscore-recipient-id must be given",
                "add n --oscore-sender-id a --oscore-recipient-id a --generate | --oscore-recipient-id must differ from"
                        + " senderId",
                "add --generate | Missing required parameter: 'NAME'",
                "remove n --mode tls | Invalid value for option '--mode': must be one of psk, rpk, x509, oscore, not"
                        + " 'tls'"
            })
    void a_wrong_command_line_is_told_in_one_line_and_ends_with_2(String words, String line) {
        List<String> args = new ArrayList<>(List.of("credential"));
        Optional.ofNullable(words).ifPresent(given -> args.addAll(List.of(given.split(" "))));
        Result result = new Shell().run(args.toArray(String[]::new));
        assertThat(result.errors().get(0)).isEqualTo("bs-demo: " + line);
        String command = args.size() > 1 ? "credential " + args.get(1) : "credential";
        assertThat(result.errors()).hasSize(2).last().asString().endsWith(" " + command + " --help");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThat(run("add", "n", "--rpk", "nowhere.pem").errors())
                .containsExactly("bs-demo: --rpk nowhere.pem: there is no such file; check the path");
    }

    @Test
    void credentials_stay_over_a_restart_and_keep_a_device_without_a_proof_out() {
        new Shell().run("configure", "node1", "--serverURI", "coap://h", "--url", url());
        run("add", "node1", "--generate");
        server.close();
        start();
        assertThat(run("list", "node1").out()).contains("psk:node1");
        Result device = bootstrap();
        assertThat(device.code()).isEqualTo(1);
        assertThat(device.err()).contains("refused node1: 4.00");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("the client has a credential");
        run("remove", "node1");
        assertThat(bootstrap().code()).isZero();
    }

    private Result bootstrap() {
        String coap = server.coap().toString();
        return new Shell().run("device", "--endpoint", "node1", "--server", coap, "--timeout", "20");
    }

    private void assertFails(String line, String... args) {
        Result result = run(args);
        assertThat(result.errors()).containsExactly("bs-demo: " + line);
        assertThat(result.code()).isEqualTo(1);
    }

    private Result run(String... args) {
        List<String> all = new ArrayList<>(List.of("credential"));
        all.addAll(List.of(args));
        all.addAll(List.of("--url", url()));
        return new Shell().run(all.toArray(String[]::new));
    }

    private String url() {
        return server.web().orElseThrow().toString();
    }
}
