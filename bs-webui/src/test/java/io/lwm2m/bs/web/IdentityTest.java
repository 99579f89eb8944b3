// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.SecurityFiles;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's identity over REST: shown, without its key, and read again. */
class IdentityTest {

    private static final String SERVER = "/api/v1/server";
    private static final String RELOAD = SERVER + "/identity/reload";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerIdentity first = ServerIdentity.generate("first", List.of(), Instant.now());
    private final ServerIdentity second = ServerIdentity.generate("second", List.of(), Instant.now());

    @TempDir
    Path folder;

    private Path file;
    private WebServer web;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("identity.pem");
        write(first);
        ServerSecurity security = ServerSecurity.from(new SecurityFiles(IdentityFile.at(file), Optional.empty()));
        BootstrapServer server = BootstrapServer.builder().security(security).build();
        web = WebServer.start(server, new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void the_server_tells_who_it_is_and_keeps_its_key_to_itself() throws Exception {
        HttpResponse<String> response = send("GET", SERVER);
        assertThat(identity(response))
                .containsEntry("subject", "CN=first")
                .containsEntry("fingerprint", first.fingerprint())
                .containsEntry(
                        "notAfter",
                        first.certificate().getNotAfter().toInstant().toString())
                .containsEntry(
                        "publicKey",
                        Base64.getEncoder().encodeToString(first.publicKey().getEncoded()))
                .containsEntry("certificate", first.pem())
                .containsOnlyKeys("subject", "notBefore", "notAfter", "fingerprint", "publicKey", "certificate");
        assertNoKey(response);
    }

    @Test
    void a_reload_takes_the_new_file() throws Exception {
        write(second);
        assertThat(identity(send("GET", SERVER))).containsEntry("subject", "CN=first");
        HttpResponse<String> reloaded = send("POST", RELOAD);
        assertThat(reloaded.statusCode()).isEqualTo(200);
        assertThat(RunningWeb.object(reloaded.body()))
                .containsEntry("subject", "CN=second")
                .containsEntry("warnings", List.of());
        assertThat(identity(send("GET", SERVER))).containsEntry("fingerprint", second.fingerprint());
        assertNoKey(reloaded);
    }

    @Test
    void a_reload_tells_what_is_odd_about_the_new_file() throws Exception {
        write(ServerIdentity.generate("old", List.of(), Instant.now().minus(Duration.ofDays(40 * 365))));
        assertThat(RunningWeb.object(send("POST", RELOAD).body()).get("warnings"))
                .asString()
                .contains("the certificate of CN=old expired at");
    }

    @Test
    void a_bad_file_is_told_and_changes_nothing() throws Exception {
        Files.writeString(file, Files.readString(file).replace(first.pem(), second.pem()));
        HttpResponse<String> refused = send("POST", RELOAD);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningWeb.object(refused.body()))
                .containsEntry("title", "Unprocessable Content")
                .containsEntry(
                        "detail",
                        "identity file " + file + ": the private key does not belong to the first certificate"
                                + " (CN=second); nothing was changed");
        assertThat(RunningWeb.violations(refused))
                .singleElement()
                .isEqualTo(Map.of("path", "", "code", "key-mismatch", "message", violation(refused)));
        assertThat(identity(send("GET", SERVER))).containsEntry("subject", "CN=first");
        assertNoKey(refused);
    }

    @Test
    void a_server_without_coaps_has_no_identity() {
        try (RunningWeb plain = new RunningWeb()) {
            assertThat(RunningWeb.object(plain.get(SERVER).body())).doesNotContainKey("identity");
            HttpResponse<String> refused = plain.post(RELOAD, "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("serves no coaps");
        }
    }

    private static Object violation(HttpResponse<String> response) {
        return RunningWeb.violations(response).get(0).get("message");
    }

    private void assertNoKey(HttpResponse<String> response) {
        for (ServerIdentity identity : List.of(first, second)) {
            byte[] key = identity.key().getEncoded();
            assertThat(response.body())
                    .doesNotContain(Base64.getEncoder().encodeToString(key))
                    .doesNotContain(HexFormat.of().formatHex(key))
                    .doesNotContain("PRIVATE");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> identity(HttpResponse<String> response) {
        return (Map<String, Object>) RunningWeb.object(response.body()).get("identity");
    }

    private void write(ServerIdentity identity) throws IOException {
        Files.deleteIfExists(file);
        IdentityFile.at(file).makeIfMissing(() -> identity);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(web.uri() + path))
                        .method(method, BodyPublishers.noBody())
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }
}
