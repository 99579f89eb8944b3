// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpsTest {

    private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);

    @TempDir
    Path folder;

    private final BootstrapServer server = BootstrapServer.builder().build();
    private final ServerIdentity first = identity("first");
    private final ServerIdentity second = identity("second");

    @Test
    void a_key_in_pem_serves_https_with_a_secure_cookie() throws Exception {
        TokenAdmin tokens = TokenAdmin.on(new InMemoryTokenStore());
        byte[] token = tokens.first().orElseThrow().text().bytes();
        WebSettings settings =
                WebSettings.DEFAULT.tokens(tokens).alwaysLogin().https(IdentityFile.at(pem(first, "web.pem")));
        try (WebServer web = WebServer.start(server, ANY, settings)) {
            assertThat(web.uri().getScheme()).isEqualTo("https");
            HttpResponse<String> entered = post(
                    first,
                    web.uri() + "/api/v1/login",
                    "{\"token\":\"" + new String(token, StandardCharsets.US_ASCII) + "\"}");
            assertThat(entered.statusCode()).isEqualTo(200);
            assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-lwbs-" + web.uri().getPort() + "=")
                    .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
        }
    }

    @Test
    void a_key_in_pkcs12_serves_https() throws Exception {
        Path file = folder.resolve("web.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "web", first.key(), "sesame".toCharArray(), first.chain().toArray(Certificate[]::new));
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "sesame".toCharArray());
        }
        Path password = Files.writeString(folder.resolve("password"), "sesame\n");
        IdentityFile identity = new IdentityFile(file, Optional.of(password));
        try (WebServer web = WebServer.start(server, ANY, WebSettings.DEFAULT.https(identity))) {
            assertThat(get(first, web.uri() + "/api/v1/me").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void browsers_are_told_to_come_by_https_only_but_not_on_this_machine() throws Exception {
        WebSettings settings = WebSettings.DEFAULT.neverLogin().https(IdentityFile.at(pem(first, "web.pem")));
        try (WebServer web = WebServer.start(server, new InetSocketAddress("0.0.0.0", 0), settings)) {
            assertThat(raw(web, "bs.example")).contains("Strict-Transport-Security: max-age=31536000\r\n");
            assertThat(raw(web, "localhost")).startsWith("HTTP/1.1 200").doesNotContain("Strict-Transport-Security");
        }
    }

    @Test
    void a_new_key_is_used_when_the_file_changes_and_a_broken_one_is_not() throws Exception {
        Path file = pem(first, "web.pem");
        Https https = new Https(IdentityFile.at(file));
        https.context().start();
        assertThat(served(https)).isEqualTo(first.certificate());

        Files.writeString(file, "-----BEGIN nothing");
        touch(file, 1);
        https.look();
        assertThat(served(https)).isEqualTo(first.certificate());

        Files.copy(pem(second, "other.pem"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        touch(file, 2);
        https.look();
        assertThat(served(https)).isEqualTo(second.certificate());
        https.context().stop();
    }

    @Test
    void a_running_server_reads_its_key_again() throws Exception {
        Path file = pem(first, "web.pem");
        try (WebServer web = WebServer.start(server, ANY, WebSettings.DEFAULT.https(IdentityFile.at(file)))) {
            Files.delete(file);
            Files.move(pem(second, "other.pem"), file);
            web.reloadKey();
            assertThat(get(second, web.uri() + "/api/v1/me").statusCode()).isEqualTo(200);

            Files.writeString(file, "no key");
            assertThatThrownBy(web::reloadKey).isInstanceOf(InvalidInput.class).hasMessageContaining(file.toString());
            assertThat(get(second, web.uri() + "/api/v1/me").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void old_versions_of_tls_are_refused() throws Exception {
        IdentityFile file = IdentityFile.at(pem(first, "web.pem"));
        try (WebServer web = WebServer.start(server, ANY, WebSettings.DEFAULT.https(file));
                SSLSocket socket = (SSLSocket) trusting(first)
                        .getSocketFactory()
                        .createSocket("127.0.0.1", web.uri().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
        }
        Https https = new Https(file);
        https.context().start();
        assertThat(https.context().newSSLEngine().getEnabledProtocols())
                .containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        https.context().stop();
    }

    private static X509Certificate served(Https https) throws Exception {
        return https.context().getX509("server").getCertificate();
    }

    /** Some disks tell times to the second. */
    private static void touch(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private Path pem(ServerIdentity identity, String name) {
        IdentityFile file = IdentityFile.at(folder.resolve(name));
        file.makeIfMissing(() -> identity);
        return file.path();
    }

    private static ServerIdentity identity(String name) {
        return ServerIdentity.generate(name, List.of("localhost", "127.0.0.1"), Instant.now());
    }

    private static HttpResponse<String> get(ServerIdentity trusted, String uri) throws Exception {
        return send(trusted, HttpRequest.newBuilder(URI.create(uri)).build());
    }

    private static HttpResponse<String> post(ServerIdentity trusted, String uri, String json) throws Exception {
        return send(
                trusted,
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    private static HttpResponse<String> send(ServerIdentity trusted, HttpRequest request) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(trusted)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String raw(WebServer web, String host) throws Exception {
        try (var socket = trusting(first)
                .getSocketFactory()
                .createSocket("127.0.0.1", web.uri().getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLContext trusting(ServerIdentity identity) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", identity.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
