// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.demo.device.BootstrapResult.Ending;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.leshan.core.request.ContentFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device against this project's server, over real sockets. */
@TestInstance(Lifecycle.PER_CLASS)
class SimulatedDeviceTest {

    private static final Secret KEY = Secret.ofText("0123456789abcdef");

    private final BootstrapServer server = BootstrapServer.builder()
            .coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .rules(new SessionRules(Duration.ofSeconds(2), Duration.ofSeconds(20), true))
            .build();

    @BeforeAll
    void start() {
        server.start().join();
    }

    @AfterAll
    void stop() {
        server.stop().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLV", "SENML_JSON", "SENML_CBOR"})
    void holds_every_resource_that_was_configured_in_every_format(String format) throws InterruptedException {
        String name = "all-" + format;
        server.configure(name, full()).join();
        BootstrapResult result = SimulatedDevice.bootstrap(device(name).preferring(ContentFormat.fromName(format)));
        assertThat(result.ending()).as(result.message()).isEqualTo(Ending.BOOTSTRAPPED);
        assertThat(result.instance("/0/1"))
                .containsEntry(0, "coap://h:5683")
                .containsEntry(10, 7L)
                .containsEntry(11, 3L)
                .containsEntry(16, Map.of(0, 49320L, 1, 49316L))
                .containsEntry(17, new ObjectLink(21, 0));
        assertThat(result.instance("/1/0"))
                .containsEntry(0, 7L)
                .containsEntry(5, 60L)
                .containsEntry(23, true);
        assertThat(result.instance("/2/0")).containsEntry(0, 3L).containsEntry(2, Map.of(7, 15L));
        assertThat(result.instance("/21/0")).containsEntry(0, KEY).containsEntry(1, Opaque.ofText("a"));
        assertThat(result.instances()).doesNotContainKey("/0/0");
    }

    @Test
    void a_second_bootstrap_replaces_what_the_device_holds() throws InterruptedException {
        server.configure("twice", account(1), account(2)).join();
        try (SimulatedDevice device = new SimulatedDevice(device("twice"))) {
            assertThat(device.bootstrap().instances()).containsOnlyKeys("/0/1", "/0/2", "/1/0", "/1/1");
            server.remove("twice", 1).join();
            BootstrapResult second = device.bootstrap();
            assertThat(second.instances()).containsOnlyKeys("/0/1", "/1/0");
            assertThat(second.isBootstrapped()).isTrue();
        }
    }

    @Test
    void an_unknown_device_is_refused() throws InterruptedException {
        BootstrapResult result = SimulatedDevice.bootstrap(device("nobody"));
        assertThat(result.ending()).isEqualTo(Ending.REFUSED);
        assertThat(result.message()).contains("refused nobody: 4.00");
        assertThat(result.instances()).isEmpty();
    }

    @Test
    void keys_that_the_device_has_no_use_for_are_inconsistent() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        ServerAccount rpk = ServerAccount.to("coaps://h")
                .with(Properties.SECURITY_MODE, 1L)
                .with(Properties.PUB_KEY_ID, Opaque.of(keys.getPublic().getEncoded()))
                .with(Properties.SERVER_PUB_KEY_ID, Opaque.of(keys.getPublic().getEncoded()))
                .with(Properties.SECRET_KEY, Secret.of(keys.getPrivate().getEncoded()));
        server.configure("odd", rpk).join();
        BootstrapResult result = SimulatedDevice.bootstrap(device("odd"));
        assertThat(result.ending()).as(result.message()).isEqualTo(Ending.INCONSISTENT);
    }

    @Test
    void a_server_that_does_not_answer_is_given_up_in_time() throws InterruptedException, SocketException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("coap://127.0.0.1:" + silent.getLocalPort());
            BootstrapResult result =
                    SimulatedDevice.bootstrap(DeviceSettings.of("n", nobody).waiting(Duration.ofSeconds(1)));
            assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(result.message()).startsWith("no answer from " + nobody + " within 1 s");
            assertThat(result.duration()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_device_that_is_switched_off_leaves_no_thread_behind() throws InterruptedException, SocketException {
        Set<Thread> made = new HashSet<>();
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("coap://127.0.0.1:" + silent.getLocalPort());
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            DeviceSettings settings = DeviceSettings.of("n", nobody).waiting(Duration.ofSeconds(1));
            try (SimulatedDevice device = new SimulatedDevice(settings)) {
                device.bootstrap();
                made.addAll(Thread.getAllStackTraces().keySet());
                made.removeAll(before);
            }
        }
        assertThat(made).isNotEmpty();
        for (Thread thread : made) {
            thread.join(10_000);
        }
        assertThat(made).filteredOn(Thread::isAlive).isEmpty();
    }

    @Test
    void keys_are_never_printed() throws InterruptedException {
        server.configure("all-text", full()).join();
        List<String> lines = new DeviceText().lines(SimulatedDevice.bootstrap(device("all-text")));
        assertThat(lines)
                .contains("/0/1 LWM2M Security", "   0 OSCORE Master Secret: ********")
                .noneMatch(line -> line.contains("0123456789abcdef"));
    }

    private DeviceSettings device(String name) {
        return DeviceSettings.of(name, server.endpoints().get(0)).waiting(Duration.ofSeconds(20));
    }

    private static ServerAccount account(int number) {
        return ServerAccount.to("coap://h" + number + ":5683");
    }

    private static ServerAccount full() {
        return ServerAccount.to("coap://h:5683")
                .with(Properties.SHORT_SERVER_ID, 7L)
                .with(Properties.CLIENT_HOLD_OFF_TIME, 3L)
                .with(Properties.CIPHER_SUITES, List.of(49320L, 49316L))
                .with(Properties.DISABLE_TIMEOUT, 60L)
                .with(Properties.MUTE_SEND, true)
                .with(Properties.OSCORE_MASTER_SECRET, KEY)
                .with(Properties.OSCORE_SENDER_ID, Opaque.ofText("a"))
                .with(Properties.OSCORE_RECIPIENT_ID, Opaque.ofText("b"))
                .with(Properties.ACCESS_CONTROL_RIGHTS, Map.of(new ObjectLink(3, 0), 15L));
    }
}
