// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.device.SessionRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Keys that {@code configure} has made, and warnings on the command line. */
@TestInstance(Lifecycle.PER_CLASS)
class GeneratePskTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    void start() {
        ServeSettings settings = new ServeSettings(
                DoorSettings.coap(ANY),
                Optional.of(RestSettings.at(ANY)),
                StorageSettings.memory(Optional.empty()),
                "",
                SessionRules.DEFAULT,
                new Output(false, true));
        server = RunningServer.start(settings, new Shell().terminal(said, said));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_key_and_an_identity_are_made_and_shown_once() {
        Result made = shell().run("configure", "node1", "--serverURI", "coaps://h", "--generate-psk", "32");

        assertThat(made.err()).isEmpty();
        List<String> lines = made.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("node1 configured; what was made for it is shown this once:");
        assertThat(lines.get(1)).isEqualTo("0.pubKeyId: node1-1");
        assertThat(lines.get(2)).matches("0\\.secretKey: hex:[0-9a-f]{64}");
        String key = lines.get(2).substring(lines.get(2).indexOf("hex:") + 4);
        assertThat(shell().run("list", "node1").out())
                .contains("node1-1", "********")
                .doesNotContain(key);
        assertThat(shell().run("export", "-").out()).doesNotContain(key);
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain(key);
    }

    @Test
    void without_a_number_it_has_16_bytes_which_every_device_has_room_for() {
        Result made = shell().run(
                        "configure",
                        "node2",
                        "--serverURI=coaps://h",
                        "--securityMode=0",
                        "--pubKeyId=me",
                        "--generate-psk");

        assertThat(made.out()).contains("0.pubKeyId: me\n").containsPattern("0\\.secretKey: hex:[0-9a-f]{32}\n");
    }

    @Test
    void a_file_can_ask_for_keys_too() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two.json"),
                "[{\"serverURI\": \"coaps://a\", \"secretKey\": {\"generate\": 16}}, {\"serverURI\": \"coaps://b\","
                        + " \"secretKey\": {\"generate\": 16}}]");

        assertThat(shell().run("configure", "node3", "--file", file.toString()).out())
                .contains("0.pubKeyId: node3-1", "1.pubKeyId: node3-2", "1.secretKey: hex:");
    }

    @Test
    void nothing_is_made_when_the_rest_is_bad() {
        Result refused = shell().run("configure", "node4", "--serverURI", "http://h", "--generate-psk");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(shell().run("list", "node4").code()).isEqualTo(1);
    }

    @Test
    void a_weak_key_is_warned_about() {
        Result weak = shell().run(
                        "configure", "weak", "--serverURI", "coaps://h", "--pubKeyId", "me", "--secretKey", "short");

        assertThat(weak.code()).isZero();
        assertThat(weak.out()).isEqualTo("weak configured\n");
        assertThat(weak.err())
                .isEqualTo("bs-demo: warning: 0.secretKey: has 5 bytes as a PSK; 16 or more are advised\n");
    }

    @Test
    void an_import_sums_its_warnings_up() {
        String lines =
                weak("a") + weak("b") + "{\"client\":\"c\",\"configs\":[{\"serverURI\":\"coap://h\"}]}\n" + weak("d");
        String sum = "bs-demo: warning: 3 times short-key, the first: line 1, client 'a': 0.secretKey: has 5 bytes as a"
                + " PSK; 16 or more are advised\n";

        assertThat(shell().typing(lines).run("import", "-").err()).isEqualTo(sum);
        assertThat(shell().typing(lines)
                        .run("import", "-", "--db", "sqlite:" + folder.resolve("a.db"))
                        .err())
                .isEqualTo(sum);
        assertThat(shell().typing(weak("a")).run("import", "-", "--dry-run").err())
                .startsWith("bs-demo: warning: line 1, client 'a': 0.secretKey: has 5 bytes");
    }

    @Test
    void an_import_makes_no_keys() {
        String line = weak("wish").replace("\"short\"", "{\"generate\":16}");

        assertThat(shell().typing(line).run("import", "-").errors())
                .containsExactly("bs-demo: line 1, client 'wish': refused: 0.secretKey: a key cannot be generated here,"
                        + " where nobody would be shown it: configure the client");
    }

    private static String weak(String client) {
        return "{\"client\":\"" + client + "\",\"configs\":[{\"serverURI\":\"coaps://h\",\"pubKeyId\":\"me\","
                + "\"secretKey\":\"short\"}]}\n";
    }

    private Shell shell() {
        return new Shell()
                .with("BS_URL", "http://127.0.0.1:" + server.web().orElseThrow().getPort());
    }
}
