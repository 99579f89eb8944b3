// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.demo.device.BootstrapResult.Ending;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The device against this project's server, over DTLS and OSCORE; over real sockets. */
class SecuredDeviceTest {

    private static final Secret KEY = Secret.ofText("0123456789abcdef");
    private static final Secret OTHER_KEY = Secret.ofText("fedcba9876543210");
    private static final Opaque DEVICE_ID = Opaque.parse("hex:c1");
    private static final Opaque SERVER_ID = Opaque.parse("hex:5e");
    private static final Secret SALT = Secret.parse("hex:9e7ca92223786340");
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Authority authority = new Authority();
    private final KeyPair keys = Authority.keys();
    private final ServerIdentity identity = owner(authority, "bs.example");
    private final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
    private final BootstrapServer server = BootstrapServer.builder()
            .coap(FREE)
            .coaps(FREE, ServerSecurity.of(identity, new TrustedCertificates(List.of(authority.certificate()))))
            .credentials(credentials)
            .build();

    SecuredDeviceTest() throws Exception {}

    @BeforeEach
    void start() {
        server.start().join();
        server.configure(
                        "device",
                        ServerAccount.to("coaps://h")
                                .with(Properties.PUB_KEY_ID, Opaque.ofText("device"))
                                .with(Properties.SECRET_KEY, KEY))
                .join();
    }

    @AfterEach
    void stop() {
        server.stop().join();
    }

    private static ServerIdentity owner(Authority authority, String name) throws Exception {
        KeyPair keys = Authority.keys();
        return new ServerIdentity(keys.getPrivate(), List.of(authority.certify(name, keys)));
    }

    private DeviceSettings device(String scheme, DeviceSecurity security) {
        URI uri = server.endpoints().stream()
                .filter(endpoint -> endpoint.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow();
        return DeviceSettings.of("device", uri).waiting(Duration.ofSeconds(10)).secured(security);
    }

    private static void assertBootstrapsAgainAndAgain(DeviceSettings settings, String... how) throws Exception {
        try (SimulatedDevice device = new SimulatedDevice(settings)) {
            for (int i = 0; i < 3; i++) {
                BootstrapResult result = device.bootstrap();
                assertThat(result.ending()).as(result.message()).isEqualTo(Ending.BOOTSTRAPPED);
                assertThat(result.message()).contains(how);
                assertThat(result.instance("/0/1")).containsEntry(5, KEY);
                assertThat(result.instances()).doesNotContainKeys("/0/0", "/21/0");
            }
        }
    }

    private static void assertFails(DeviceSettings settings, Ending ending, String... why) throws Exception {
        BootstrapResult result = SimulatedDevice.bootstrap(settings);
        assertThat(result.ending()).as(result.message()).isEqualTo(ending);
        assertThat(result.message()).contains(settings.server().toString()).contains(why);
    }

    @Test
    void bootstraps_with_a_pre_shared_key() throws Exception {
        credentials.put(new Credential.Psk("device", "identity", KEY));
        assertBootstrapsAgainAndAgain(
                device("coaps", new DeviceSecurity.Psk("identity", KEY)), "(pre-shared key, TLS_", "PSK_WITH_AES_128_");
    }

    @Test
    void a_wrong_pre_shared_key_or_identity_is_told() throws Exception {
        credentials.put(new Credential.Psk("device", "identity", KEY));
        assertFails(
                device("coaps", new DeviceSecurity.Psk("identity", OTHER_KEY)), Ending.FAILED, "PSK identity", "key");
        assertFails(device("coaps", new DeviceSecurity.Psk("other", KEY)), Ending.FAILED, "PSK identity", "key");
    }

    @Test
    void bootstraps_with_a_raw_public_key() throws Exception {
        credentials.put(new Credential.RawPublicKey("device", keys.getPublic()));
        assertBootstrapsAgainAndAgain(
                device("coaps", raw(keys, identity)), "(raw public key, TLS_ECDHE_ECDSA_WITH_AES_128_");
    }

    private static DeviceSecurity raw(KeyPair keys, ServerIdentity server) {
        return new DeviceSecurity.RawPublicKey(keys.getPrivate(), keys.getPublic(), server.publicKey());
    }

    @Test
    void a_raw_public_key_that_one_side_does_not_know_is_told() throws Exception {
        credentials.put(new Credential.RawPublicKey("device", keys.getPublic()));
        assertFails(device("coaps", raw(Authority.keys(), identity)), Ending.FAILED, "the device's raw public key");
        assertFails(
                device("coaps", raw(keys, owner(authority, "bs.example"))), Ending.FAILED, "server has another public");
    }

    @Test
    void bootstraps_with_a_certificate() throws Exception {
        credentials.put(Credential.Certificate.named("device"));
        for (X509Certificate trusted : List.of(identity.certificate(), authority.certificate())) {
            assertBootstrapsAgainAndAgain(
                    device("coaps", new DeviceSecurity.Certificate(owner(authority, "device"), trusted)),
                    "(certificate, TLS_ECDHE_ECDSA_WITH_AES_128_");
        }
    }

    @Test
    void a_certificate_that_the_server_does_not_accept_is_told() throws Exception {
        credentials.put(Credential.Certificate.named("device"));
        assertFails(certified(owner(new Authority(), "device")), Ending.FAILED, "does not accept", "certificate");
        assertFails(certified(owner(authority, "other")), Ending.REFUSED, "4.00");
        ServerIdentity tooLate =
                new ServerIdentity(keys.getPrivate(), List.of(authority.certifyTooLate("device", keys)));
        assertFails(certified(tooLate), Ending.FAILED, "not within its dates");
    }

    private DeviceSettings certified(ServerIdentity own) {
        return device("coaps", new DeviceSecurity.Certificate(own, authority.certificate()));
    }

    @Test
    void a_server_that_the_device_does_not_trust_is_told() throws Exception {
        credentials.put(Credential.Certificate.named("device"));
        ServerIdentity own = owner(authority, "device");
        assertFails(
                device("coaps", new DeviceSecurity.Certificate(own, new Authority().certificate())),
                Ending.FAILED,
                "not trusted",
                "Signature");
        assertFails(
                device("coaps", new DeviceSecurity.Certificate(own, own.certificate())),
                Ending.FAILED,
                "another certificate");
    }

    @Test
    void the_name_of_the_server_counts_when_an_authority_is_trusted() throws Exception {
        credentials.put(Credential.Certificate.named("device"));
        DeviceSettings settings = certified(owner(authority, "device"));
        assertBootstrapsAgainAndAgain(settings.naming("bs.example"), "(certificate");
        assertFails(settings.naming("other.example"), Ending.FAILED, "not trusted", "sni");
    }

    @Test
    void bootstraps_over_oscore() throws Exception {
        credentials.put(new Credential.Oscore("device", DEVICE_ID, SERVER_ID, KEY, SALT));
        DeviceSettings settings = device("coap", new DeviceSecurity.Oscore(DEVICE_ID, SERVER_ID, KEY, SALT));
        assertBootstrapsAgainAndAgain(settings, "(OSCORE)");
        assertBootstrapsAgainAndAgain(settings, "(OSCORE)");
    }

    @Test
    void bootstraps_over_oscore_without_a_salt() throws Exception {
        Secret none = Secret.of(new byte[0]);
        credentials.put(new Credential.Oscore("device", DEVICE_ID, SERVER_ID, KEY, none));
        assertBootstrapsAgainAndAgain(
                device("coap", new DeviceSecurity.Oscore(DEVICE_ID, SERVER_ID, KEY, none)), "(OSCORE)");
    }

    @Test
    void an_oscore_account_does_not_overwrite_the_devices_own_context() throws Exception {
        credentials.put(new Credential.Oscore("device", DEVICE_ID, SERVER_ID, KEY, SALT));
        server.configure(
                        "device",
                        ServerAccount.to("coap://oscore.example")
                                .with(Properties.OSCORE_MASTER_SECRET, OTHER_KEY)
                                .with(Properties.OSCORE_SENDER_ID, Opaque.parse("hex:01"))
                                .with(Properties.OSCORE_RECIPIENT_ID, Opaque.parse("hex:02")))
                .join();
        try (SimulatedDevice device =
                new SimulatedDevice(device("coap", new DeviceSecurity.Oscore(DEVICE_ID, SERVER_ID, KEY, SALT)))) {
            for (int i = 0; i < 2; i++) {
                BootstrapResult result = device.bootstrap();
                assertThat(result.ending()).as(result.message()).isEqualTo(Ending.BOOTSTRAPPED);
                assertThat(result.instance("/21/1")).containsEntry(0, OTHER_KEY);
                assertThat(result.instances()).doesNotContainKey("/21/0");
            }
        }
    }

    @Test
    void oscore_ids_and_secrets_that_the_server_does_not_know_are_told() throws Exception {
        credentials.put(new Credential.Oscore("device", DEVICE_ID, SERVER_ID, KEY, SALT));
        assertFails(
                device("coap", new DeviceSecurity.Oscore(DEVICE_ID, SERVER_ID, OTHER_KEY, SALT)),
                Ending.REFUSED,
                "4.00",
                "Decryption failed");
        assertFails(
                device("coap", new DeviceSecurity.Oscore(SERVER_ID, DEVICE_ID, KEY, SALT)),
                Ending.REFUSED,
                "4.01",
                "Security context not found");
    }

    @Test
    void a_client_with_a_credential_is_refused_without_it() throws Exception {
        credentials.put(new Credential.Psk("device", "identity", KEY));
        assertFails(device("coap", new DeviceSecurity.None()), Ending.REFUSED, "4.00");
    }
}
