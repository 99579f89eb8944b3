// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.model.Properties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a running server, over real sockets. */
@TestInstance(Lifecycle.PER_CLASS)
class EndToEndTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);

    private final ByteArrayOutputStream serverOut = new ByteArrayOutputStream();
    private final ByteArrayOutputStream serverErr = new ByteArrayOutputStream();
    private final RunningServer server = RunningServer.start(settings(ANY), new Shell().terminal(serverOut, serverErr));

    @TempDir
    Path folder;

    private static ServeSettings settings(HostPort web) {
        SessionRules rules = new SessionRules(Duration.ofSeconds(2), Duration.ofSeconds(20), false);
        return new ServeSettings(
                DoorSettings.coap(ANY),
                Optional.of(RestSettings.at(web)),
                StorageSettings.memory(Optional.empty()),
                "bs1",
                rules,
                new Output(false, true));
    }

    @BeforeAll
    void greeting() {
        assertThat(serverOut.toString(StandardCharsets.UTF_8).lines().limit(5))
                .satisfiesExactly(
                        line -> assertThat(line).contains("is ready (memory, 0 clients; forgotten at the end)"),
                        line -> assertThat(line).endsWith(server.coap().toString()),
                        line -> assertThat(line).endsWith("  " + url()),
                        line -> assertThat(line).endsWith("serverURI coap://127.0.0.1:5683 --url " + url()),
                        line -> assertThat(line).endsWith("device --endpoint node1 --server " + server.coap()));
    }

    @BeforeEach
    void empty() {
        assertThat(shell().run("remove", "--yes").code()).isZero();
    }

    @AfterAll
    void stop() {
        server.close();
        assertThat(serverOut.toString(StandardCharsets.UTF_8))
                .contains(" node1 bootstrapped in ", "    Bootstrap-Finish /bs -> 2.04")
                .contains(" stranger refused: ");
    }

    @Test
    void a_client_is_configured_listed_bootstrapped_and_removed() {
        Result configured = shell().run("configure", "node1", "--serverURI", "coap://127.0.0.1:5683", "--lifetime=600");
        assertThat(configured).isEqualTo(new Result(0, "node1 configured\n", ""));
        assertThat(shell().run("list").out())
                .isEqualTo(String.join(
                        "\n",
                        "{",
                        "  \"node1\": {",
                        "    \"0\": {",
                        "      \"serverURI\": \"coap://127.0.0.1:5683\",",
                        "      \"shortServerId\": 1,",
                        "      \"lifetime\": 600",
                        "    }",
                        "  }",
                        "}",
                        ""));
        Result device = shell().run(
                        "device",
                        "--endpoint",
                        "node1",
                        "--server",
                        server.coap().toString(),
                        "--timeout",
                        "20");
        assertThat(device.code()).isZero();
        assertThat(device.out())
                .contains("   0 LWM2M Server URI: coap://127.0.0.1:5683\n", "   1 Lifetime: 600\n")
                .contains("node1 bootstrapped by " + server.coap() + " in ");
        assertThat(shell().run("remove", "node1", "0")).isEqualTo(new Result(0, "node1 0 removed\n", ""));
        assertThat(shell().run("list").out()).isEqualTo("{}\n");
    }

    @Test
    void a_device_that_nobody_configured_is_refused() {
        Result device = shell().run(
                        "device",
                        "--endpoint",
                        "stranger",
                        "--server",
                        server.coap().toString(),
                        "--timeout",
                        "20");
        assertThat(device.code()).isEqualTo(1);
        assertThat(device.err()).startsWith("bs-demo: " + server.coap() + " refused stranger: 4.00");
        assertThat(device.errors()).hasSize(1);
    }

    @Test
    void every_broken_rule_is_told_on_its_line() {
        Result result = shell().run("configure", "node1", "--serverURI", "http://x", "--lifetime", "-1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors())
                .containsExactly(
                        "bs-demo: serverURI: must "
                                + Properties.SERVER_URI.range().rule() + ", not 'http://x': the scheme is 'http'",
                        "bs-demo: lifetime: must be from 1 to 2147483647, not '-1'");
    }

    @Test
    void keys_are_read_from_files_and_come_back_masked() throws IOException {
        Path key = Files.write(folder.resolve("key"), new byte[16]);
        Result configured = shell().run(
                        "configure", "psk", "--serverURI", "coaps://h", "--pubKeyId", "me", "--secretKey", "@" + key);
        assertThat(configured.err()).isEmpty();
        assertThat(shell().run("list", "psk").out()).contains("\"secretKey\": \"********\"", "\"pubKeyId\": \"me\"");
    }

    @Test
    void a_file_of_something_else_is_no_token_and_nothing_of_it_is_said() throws IOException {
        Path file = Files.writeString(folder.resolve("web.pem"), "-----BEGIN PRIVATE KEY-----\nsesame\n");
        Result list = shell().run("list", "--token-file", file.toString());
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.errors())
                .containsExactly("bs-demo: --token-file " + file
                        + " must hold a token, as 'token add' prints it, and nothing else");
        assertThat(shell().with("BS_TOKEN", "ses\name").run("list").err()).doesNotContain("ses");
    }

    @Test
    void a_key_file_that_is_not_there_is_told_without_the_argument() {
        Result psk = shell().run("device", "--endpoint", "a", "--server", "coaps://127.0.0.1", "--psk", "id:@nofile");
        assertThat(psk.err()).contains("--psk nofile: there is no such file").doesNotContain("Psk", "id:@");
    }

    @Test
    void a_file_can_hold_several_configurations() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two.json"), "[{\"serverURI\": \"coap://a\"}, {\"serverURI\": \"coap://b\"}]");
        assertThat(shell().run("configure", "a/b ü", "--file", file.toString()).code())
                .isZero();
        assertThat(shell().run("list", "a/b ü").out()).contains("\"0\": {", "\"1\": {");
    }

    @Test
    void what_is_not_there_is_told_after_what_is() {
        shell().run("configure", "node1", "--serverURI", "coap://h");
        Result list = shell().run("list", "node1", "nope");
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.out()).contains("\"node1\"").endsWith("}\n");
        assertThat(list.errors()).containsExactly("bs-demo: there is no client 'nope'");
        assertThat(shell().run("remove", "nope").errors()).containsExactly("bs-demo: there is no client 'nope'");
        assertThat(shell().run("remove", "node1", "7").err()).contains("no configuration 7");
    }

    @Test
    void all_clients_are_removed_only_after_a_yes() {
        shell().run("configure", "node1", "--serverURI", "coap://h");
        assertThat(shell().typing("no\n").run("remove").code()).isEqualTo(1);
        assertThat(shell().run("remove").err()).contains("say --yes");
        assertThat(shell().run("list").out()).contains("node1");
        assertThat(shell().typing("yes\n").run("remove").code()).isZero();
        assertThat(shell().run("list").out()).isEqualTo("{}\n");
    }

    @Test
    void a_port_in_use_is_one_line_and_with_v_there_is_the_trace() {
        String taken = "127.0.0.1:" + server.coap().getPort();
        Result result = new Shell().run("--coap", taken, "--no-web");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).singleElement().asString().contains(taken);
        assertThat(new Shell().run("--coap", taken, "--no-web", "-v").err()).contains("\tat ");
        Result web = new Shell()
                .run(
                        "--coap",
                        "127.0.0.1:0",
                        "--web",
                        server.web().orElseThrow().getAuthority());
        assertThat(web.errors()).singleElement().asString().contains("in use");
    }

    @Test
    void many_clients_are_listed_over_several_pages() throws IOException {
        List<String> names = IntStream.range(0, 1005)
                .mapToObj(number -> String.format("n%04d", number))
                .toList();
        Path file = Files.writeString(
                folder.resolve("many.json"),
                "{"
                        + String.join(
                                ",",
                                names.stream()
                                        .map(name -> "\"" + name + "\":[{\"serverURI\":\"coap://h\"}]")
                                        .toList())
                        + "}");
        SessionRules rules = SessionRules.DEFAULT;
        ServeSettings many = new ServeSettings(
                DoorSettings.coap(ANY),
                Optional.of(RestSettings.at(ANY)),
                StorageSettings.memory(Optional.of(file)),
                "",
                rules,
                new Output(true, false));
        try (RunningServer other = RunningServer.start(many, new Shell().terminal(serverErr, serverErr))) {
            Result list =
                    new Shell().run("list", "--url", other.web().orElseThrow().toString());
            assertThat(list.out().lines().filter(line -> line.contains("\"n"))).hasSize(1005);
        }
    }

    private Shell shell() {
        return new Shell().with("BS_URL", url());
    }

    private String url() {
        return "http://127.0.0.1:" + server.web().orElseThrow().getPort();
    }
}
