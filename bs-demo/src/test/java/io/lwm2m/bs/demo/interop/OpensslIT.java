// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DTLS handshakes with {@code openssl s_client}, which has nothing in common with Scandium. */
class OpensslIT {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    /** CON, POST, message id, /bs. */
    private static final byte[] BOOTSTRAP_REQUEST = HexFormat.of().parseHex("40021234b26273");

    private static final String OTHER_KEY = "ffeeddccbbaa99887766554433221100";

    private final BlockingQueue<SessionRecord> sessions = new LinkedBlockingQueue<>();
    private final CredentialStore credentials = new InMemoryCredentialStore();
    private final String openssl = Tools.find("openssl").orElse("openssl");
    private BootstrapServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        Tools.require("openssl", missing());
        ServerIdentity identity = ServerIdentity.generate("bs.example", List.of("localhost"), Instant.now());
        server = BootstrapServer.builder()
                .coaps(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        ServerSecurity.of(identity, TrustedCertificates.none()))
                .credentials(credentials)
                .build();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                sessions.add(session);
            }
        });
        server.start().join();
        credentials.put(new Credential.Psk(
                "node1", "identity1", Secret.of(HexFormat.of().parseHex(KEY))));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop().join();
        }
    }

    private Optional<String> missing() {
        try (Program version = new Program(List.of(openssl, "version"))) {
            version.await(0, "OpenSSL [1-9]");
            return Optional.empty();
        } catch (IOException | AssertionError e) {
            return Optional.of("no OpenSSL here: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Program client(String suite, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                openssl,
                "s_client",
                "-dtls1_2",
                "-connect",
                "127.0.0.1:" + server.endpoints().get(0).getPort(),
                "-cipher",
                suite + "@SECLEVEL=0"));
        command.addAll(List.of(arguments));
        return new Program(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PSK-AES128-CCM8",
                "PSK-AES128-CCM",
                "PSK-AES128-GCM-SHA256",
                "PSK-AES128-CBC-SHA256",
                "ECDHE-PSK-AES128-CBC-SHA256"
            })
    void aPreSharedKeyIsEnough(String suite) throws Exception {
        try (Program client = client(suite, "-psk_identity", "identity1", "-psk", KEY)) {
            assertAsks(client, suite);
        }
    }

    /** A request without a name, over what the handshake made: the server knows who asks. */
    private void assertAsks(Program client, String suite) throws Exception {
        assertThat(client.await(0, "Extended master secret: \\w+"))
                .contains("Cipher is " + suite)
                .endsWith("yes");
        client.send(BOOTSTRAP_REQUEST);
        SessionRecord session = session();
        assertThat(session.client()).isEqualTo("node1");
        assertThat(session.result().cause()).contains("there is no configuration for this client");
    }

    private SessionRecord session() throws InterruptedException {
        SessionRecord session = sessions.poll(15, TimeUnit.SECONDS);
        assertThat(session).as("a finished session").isNotNull();
        return session;
    }

    @Test
    void aWrongKeyIsToldAtOnce() throws Exception {
        try (Program client = client("PSK-AES128-CCM8", "-psk_identity", "identity1", "-psk", OTHER_KEY)) {
            client.await(0, "alert decrypt error");
        }
        assertThat(session().result().cause().orElseThrow()).contains("wrong key for psk:identity1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ECDHE-ECDSA-AES128-CCM8",
                "ECDHE-ECDSA-AES128-CCM",
                "ECDHE-ECDSA-AES128-GCM-SHA256",
                "ECDHE-ECDSA-AES128-SHA256"
            })
    void aCertificateIsEnough(String suite) throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        generate(key, certificate);
        credentials.put(new Credential.Certificate("node1", By.FINGERPRINT, fingerprint(certificate)));
        try (Program client = client(suite, "-cert", certificate.toString(), "-key", key.toString())) {
            assertAsks(client, suite);
        }
    }

    private void generate(Path key, Path certificate) throws Exception {
        List<String> command = List.of(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        List<String> wanted = List.of("-nodes", "-subj", "/O=maker", "-keyout", key.toString(), "-out");
        Process process = new ProcessBuilder(Stream.of(command, wanted, List.of(certificate.toString()))
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static String fingerprint(Path certificate) throws Exception {
        try (InputStream in = Files.newInputStream(certificate)) {
            X509Certificate read =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(read.getEncoded()));
        }
    }
}
