// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.demo.device.Authority;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.TrustFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device command against serve, secured in every way, as people type it. */
class SecuredDeviceCommandTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);
    private static final String KEY = "hex:000102030405060708090a0b0c0d0e0f";

    @TempDir
    Path folder;

    private final Authority authority = new Authority();
    private final KeyPair keys = Authority.keys();
    private RunningServer server;

    SecuredDeviceCommandTest() throws Exception {}

    @BeforeEach
    void start() throws IOException {
        Path trusted = pem("authority.pem", "CERTIFICATE", authority.certificate()::getEncoded);
        ServeSettings settings = new ServeSettings(
                new DoorSettings(
                        ANY, Optional.of(new CoapsSettings(ANY, Optional.empty(), Optional.of(TrustFile.at(trusted))))),
                Optional.of(RestSettings.at(ANY)),
                StorageSettings.memory(Optional.empty()),
                "bs1",
                SessionRules.DEFAULT,
                new Output(false, false));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        server = RunningServer.start(settings, new Shell().terminal(said, said));
        Result configured = shell("configure", "device", "--serverURI", "coap://h", "--lifetime", "600");
        assertThat(configured.code()).as(configured.err()).isZero();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private interface Encoded {
        byte[] get() throws Exception;
    }

    private Path pem(String name, String label, Encoded encoded) throws IOException {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded.get());
            return Files.writeString(
                    folder.resolve(name),
                    "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Result shell(String... words) {
        return new Shell().with("BS_URL", server.web().orElseThrow().toString()).run(words);
    }

    private Result credential(String... options) {
        List<String> words = new ArrayList<>(List.of("credential", "add", "device"));
        words.addAll(Arrays.asList(options));
        Result added = shell(words.toArray(String[]::new));
        assertThat(added.code()).as(added.err()).isZero();
        return added;
    }

    private Result device(String scheme, String... options) {
        String uri = server.endpoints().stream()
                .filter(endpoint -> endpoint.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow()
                .toString();
        List<String> words = new ArrayList<>(List.of("device", "--endpoint", "device", "--server", uri));
        words.addAll(List.of("--timeout", "20"));
        words.addAll(Arrays.asList(options));
        return shell(words.toArray(String[]::new));
    }

    private static void assertBootstrapped(Result result, String how) {
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("   1 Lifetime: 600\n").contains(" (" + how);
    }

    private static void assertFailed(Result result, String why) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).singleElement().asString().contains(why);
    }

    @Test
    void with_a_pre_shared_key() throws Exception {
        credential("--psk-identity", "urn:dev:1", "--psk-key", KEY);
        assertBootstrapped(device("coaps", "--psk", "urn:dev:1:" + KEY), "pre-shared key, TLS_");
        Path file = Files.writeString(folder.resolve("device.key"), KEY + "\n");
        assertBootstrapped(device("coaps", "--psk", "urn:dev:1:@" + file), "pre-shared key, TLS_");
        assertFailed(device("coaps", "--psk", "urn:dev:1:" + KEY + "00"), "PSK identity");
        assertFailed(device("coaps", "--psk", "other:" + KEY), "PSK identity");
        assertFailed(device("coap"), "4.00");
    }

    @Test
    void with_a_raw_public_key() throws Exception {
        Path own = pem("device.pub", "PUBLIC KEY", keys.getPublic()::getEncoded);
        Path secret = pem("device.key", "PRIVATE KEY", keys.getPrivate()::getEncoded);
        Path identity = identity();
        credential("--rpk", own.toString());
        assertBootstrapped(raw(secret, own, identity), "raw public key, TLS_");
        assertFailed(raw(secret, own, own), "another public key");
        KeyPair other = Authority.keys();
        assertFailed(
                raw(
                        pem("other.key", "PRIVATE KEY", other.getPrivate()::getEncoded),
                        pem("other.pub", "PUBLIC KEY", other.getPublic()::getEncoded),
                        identity),
                "does not accept the device's raw public key");
    }

    private Result raw(Path secret, Path own, Path server) {
        return device(
                "coaps",
                "--rpk-private",
                secret.toString(),
                "--rpk-public",
                own.toString(),
                "--server-key",
                server.toString());
    }

    private Path identity() throws IOException {
        Result identity = shell("identity", "--pem");
        assertThat(identity.code()).as(identity.err()).isZero();
        return Files.writeString(folder.resolve("server.pem"), identity.out());
    }

    @Test
    void with_a_certificate() throws Exception {
        Path identity = identity();
        Path secret = pem("device.key", "PRIVATE KEY", keys.getPrivate()::getEncoded);
        credential("--x509-cn");
        Path own = pem("device.pem", "CERTIFICATE", authority.certify("device", keys)::getEncoded);
        assertBootstrapped(certified(own, secret, identity), "certificate, TLS_");
        Path both = Files.writeString(folder.resolve("both.pem"), Files.readString(secret) + Files.readString(own));
        assertBootstrapped(
                device("coaps", "--cert", both.toString(), "--trust", identity.toString()), "certificate, TLS_");
        assertFailed(certified(own, secret, own), "another certificate than the one to be trusted");
        Path wrongName = pem("other.pem", "CERTIFICATE", authority.certify("other", keys)::getEncoded);
        assertFailed(certified(wrongName, secret, identity), "refused device: 4.00");
    }

    private Result certified(Path own, Path secret, Path trusted) {
        return device("coaps", "--cert", own.toString(), "--key", secret.toString(), "--trust", trusted.toString());
    }

    @Test
    void over_oscore() throws Exception {
        credential(
                "--oscore-sender-id",
                "hex:c1",
                "--oscore-recipient-id",
                "hex:5e",
                "--oscore-master-secret",
                KEY,
                "--oscore-master-salt",
                "hex:aabb");
        String digits = KEY.substring(4);
        assertBootstrapped(device("coap", "--oscore", "c1:5e:" + digits + ":aabb"), "OSCORE)");
        Path file = Files.writeString(folder.resolve("device.key"), KEY);
        assertBootstrapped(device("coap", "--oscore", "c1:5e:@" + file + ":aabb"), "OSCORE)");
        assertFailed(device("coap", "--oscore", "c1:5e:" + digits), "4.00 \"Decryption failed\"");
        assertFailed(device("coap", "--oscore", "c2:5e:" + digits), "4.01 \"Security context not found\"");
    }

    @Test
    void with_what_was_made() {
        Matcher psk = Pattern.compile("identity: (.+)\nkey: (.+)\n")
                .matcher(credential("--generate").out());
        assertThat(psk.find()).isTrue();
        assertBootstrapped(device("coaps", "--psk", psk.group(1) + ":" + psk.group(2)), "pre-shared key, TLS_");
        Result made = credential("--oscore", "--generate");
        Matcher oscore =
                Pattern.compile("Id: (.+)\n.*Id: (.+)\nmasterSecret: (.+)\n").matcher(made.out());
        assertThat(oscore.find()).as(made.out()).isTrue();
        String context = oscore.group(1) + ":" + oscore.group(2) + ":" + oscore.group(3);
        assertBootstrapped(device("coap", "--oscore", context), "OSCORE)");
    }
}
