// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.demo.device.BootstrapResult.Ending;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.model.Certificates;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.leshan.core.request.ContentFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Accounts of every mode on Leshan's client, which also looks whether their keys can be used: every resource of /0 and /21
 * bit for bit. The certificates (resources {@code accounts/*.pem}, good until 2120) have 2 kB each.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AccountArrivalTest {

    /** All byte values that text forms like to change. */
    private static final Secret KEY = Secret.parse("hex:00ff0a0d2b2f5c22803e3f7ffbf0fffe");

    private final BootstrapServer server = BootstrapServer.builder()
            .coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .rules(new SessionRules(Duration.ofSeconds(2), Duration.ofSeconds(20), true))
            .build();

    static Stream<Arguments> accountsAndFormats() {
        return accounts().entrySet().stream()
                .flatMap(account -> Stream.of(ContentFormat.TLV, ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR)
                        .map(format -> Arguments.of(account.getKey(), format, account.getValue())));
    }

    private static Map<String, ServerAccount> accounts() {
        Opaque device = Opaque.parse(resource("device.pem"));
        Opaque authority = Opaque.parse(resource("authority.pem"));
        Secret deviceKey = Secret.parse(resource("device-key.pem"));
        ServerAccount secured = ServerAccount.to("coaps://lwm2m.example.org:5684");
        ServerAccount x509 = secured.with(Properties.SECURITY_MODE, 2L)
                .with(Properties.PUB_KEY_ID, device)
                .with(Properties.SERVER_PUB_KEY_ID, authority)
                .with(Properties.SECRET_KEY, deviceKey);
        Map<String, ServerAccount> accounts = new TreeMap<>();
        accounts.put("nosec", ServerAccount.to("coap://lwm2m.example.org:5683"));
        accounts.put(
                "psk",
                secured.with(Properties.PUB_KEY_ID, Opaque.ofText("identity \u00fc"))
                        .with(Properties.SECRET_KEY, KEY)
                        .with(Properties.SNI, "psk.example.org")
                        .with(Properties.CIPHER_SUITES, List.of(49320L, 49316L, 0xFFFFL)));
        accounts.put(
                "rpk",
                secured.with(Properties.SECURITY_MODE, 1L)
                        .with(Properties.PUB_KEY_ID, publicKey(device))
                        .with(Properties.SERVER_PUB_KEY_ID, publicKey(authority))
                        .with(Properties.SECRET_KEY, deviceKey));
        accounts.put("x509", x509);
        for (long usage = 0; usage <= 3; usage++) {
            accounts.put("x509-usage-" + usage, x509.with(Properties.CERTIFICATE_USAGE, usage));
        }
        accounts.put(
                "x509-all",
                x509.with(Properties.MATCHING_TYPE, 0L)
                        .with(Properties.CERTIFICATE_USAGE, 2L)
                        .with(Properties.SNI, "x509.example.org")
                        .with(Properties.CIPHER_SUITES, List.of(49324L)));
        accounts.put(
                "oscore",
                ServerAccount.to("coap://lwm2m.example.org:5683")
                        .with(Properties.OSCORE_MASTER_SECRET, KEY)
                        .with(Properties.OSCORE_SENDER_ID, Opaque.parse("hex:00"))
                        .with(Properties.OSCORE_RECIPIENT_ID, Opaque.parse("hex:ff0a"))
                        .with(Properties.OSCORE_AEAD_ALGORITHM, 10L)
                        .with(Properties.OSCORE_HMAC_ALGORITHM, -10L)
                        .with(Properties.OSCORE_MASTER_SALT, KEY));
        return accounts;
    }

    @BeforeAll
    void start() {
        server.start().join();
    }

    @AfterAll
    void stop() {
        server.stop().join();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("accountsAndFormats")
    void arrivesBitForBit(String name, ContentFormat format, ServerAccount account) throws InterruptedException {
        server.configure(name + format, account).join();
        BootstrapResult result = SimulatedDevice.bootstrap(
                DeviceSettings.of(name + format, server.endpoints().get(0))
                        .preferring(format)
                        .waiting(Duration.ofSeconds(20)));
        assertThat(result.ending()).as(result.message()).isEqualTo(Ending.BOOTSTRAPPED);
        assertThat(result.instance("/0/1")).isEqualTo(security(account));
        if (account.usesOscore()) {
            assertThat(result.instance("/21/0")).isEqualTo(held(account, 21));
        }
    }

    private static SortedMap<Integer, Object> security(ServerAccount account) {
        SortedMap<Integer, Object> security = held(account.with(Properties.SHORT_SERVER_ID, 1L), 0);
        security.put(1, false);
        for (int key = 3; key <= 5; key++) {
            security.putIfAbsent(key, key == 5 ? Secret.of(new byte[0]) : Opaque.of(new byte[0]));
        }
        if (account.usesOscore()) {
            security.put(17, new ObjectLink(21, 0));
        }
        return security;
    }

    private static SortedMap<Integer, Object> held(ServerAccount account, int object) {
        SortedMap<Integer, Object> held = new TreeMap<>();
        for (Property<?> property : Properties.ALL) {
            property.resources().stream()
                    .filter(id -> id.object() == object)
                    .forEach(id -> account.effective(property)
                            .ifPresent(value ->
                                    held.put(id.resource(), value instanceof List<?> list ? numbered(list) : value)));
        }
        return held;
    }

    private static SortedMap<Integer, Object> numbered(List<?> list) {
        SortedMap<Integer, Object> numbered = new TreeMap<>();
        list.forEach(value -> numbered.put(numbered.size(), value));
        return numbered;
    }

    private static Opaque publicKey(Opaque certificate) {
        return Opaque.of(
                Certificates.read(certificate.bytes()).get(0).getPublicKey().getEncoded());
    }

    private static String resource(String name) {
        try (InputStream in = AccountArrivalTest.class.getResourceAsStream("/accounts/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
