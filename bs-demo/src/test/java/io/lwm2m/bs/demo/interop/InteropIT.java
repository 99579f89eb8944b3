// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.demo.interop.InteropClient.Device;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.leshan.core.request.ContentFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clients over real sockets: what the device holds is compared with what was configured, resource by resource. */
class InteropIT {

    private static final ServerAccount ONE =
            ServerAccount.to("coap://127.0.0.1:9").with(Properties.LIFETIME, 600L);
    private static final ServerAccount TWO = ServerAccount.to("coap://127.0.0.1:19")
            .with(Properties.SHORT_SERVER_ID, 500L)
            .with(Properties.LIFETIME, 2_000_000_000L)
            .with(Properties.DEFAULT_MIN_PERIOD, 10L)
            .with(Properties.DEFAULT_MAX_PERIOD, 70_000L)
            .with(Properties.DISABLE_TIMEOUT, 300L)
            .with(Properties.NOTIFICATION_STORING, false);

    /** The key has bytes that Base64 and its URL-safe form write in different ways. */
    private static final ServerAccount PSK = ServerAccount.to("coaps://127.0.0.1:29")
            .with(Properties.PUB_KEY_ID, Opaque.ofText("identity of the device"))
            .with(Properties.SECRET_KEY, Secret.of(HexFormat.of().parseHex("fbf0fffe3e3f00112233445566778899")));

    private final BlockingQueue<SessionRecord> sessions = new LinkedBlockingQueue<>();
    private final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
    private BootstrapServer server;

    static Stream<Arguments> clients() {
        return Stream.of(
                Arguments.of("leshan", LeshanInterop.plain(ContentFormat.TLV)),
                Arguments.of("leshan", LeshanInterop.plain(ContentFormat.SENML_JSON)),
                Arguments.of("leshan", LeshanInterop.plain(ContentFormat.SENML_CBOR)),
                Arguments.of("leshan", LeshanInterop.psk()),
                Arguments.of("leshan", LeshanInterop.oscore()),
                Arguments.of("coapnode", new CoapNodeInterop()),
                Arguments.of("wakaama", WakaamaInterop.plain()),
                Arguments.of("wakaama-dtls", WakaamaInterop.dtls()));
    }

    @BeforeEach
    void start() {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerIdentity identity = ServerIdentity.generate("bs", List.of(), Instant.now());
        server = BootstrapServer.builder()
                .coap(free)
                .coaps(free, ServerSecurity.of(identity, TrustedCertificates.none()))
                .credentials(credentials)
                .rules(new SessionRules(Duration.ofSeconds(12), Duration.ofSeconds(60), true))
                .build();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                sessions.add(session);
            }
        });
        server.start().join();
    }

    @AfterEach
    void stop() {
        server.stop().join();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("clients")
    void oneAccountArrives(String tool, InteropClient client) throws Exception {
        Tools.require(tool, client.missing());
        server.configure("one", ONE).join();
        try (Device device = device(client, "one")) {
            bootstrap(device);
            assertHolds(client, device.holding(), "one");
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("clients")
    void threeAccountsArrive(String tool, InteropClient client) throws Exception {
        Tools.require(tool, client.missing());
        server.configure("three", ONE, TWO, PSK).join();
        try (Device device = device(client, "three")) {
            bootstrap(device);
            assertHolds(client, device.holding(), "three");
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("clients")
    void aSecondBootstrapBringsTheChangedConfiguration(String tool, InteropClient client) throws Exception {
        Tools.require(tool, client.missing());
        server.configure("again", TWO, PSK).join();
        try (Device device = device(client, "again")) {
            bootstrap(device);
            assertHolds(client, device.holding(), "again");
            server.remove("again", 1).join();
            server.configure("again", TWO.with(Properties.LIFETIME, 77L)).join();
            bootstrap(device);
            assertHolds(client, device.holding(), "again");
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("clients")
    void anUnknownNameIsRefused(String tool, InteropClient client) throws Exception {
        Tools.require(tool, client.missing());
        try (Device device = device(client, "nobody")) {
            device.bootstrap();
            assertThat(session().outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    private Device device(InteropClient client, String name) throws Exception {
        client.credential(name).ifPresent(credentials::put);
        URI uri = server.endpoints().stream()
                .filter(endpoint -> endpoint.getScheme().equals(client.scheme()))
                .findFirst()
                .orElseThrow();
        return client.device(name, uri);
    }

    private SessionRecord session() throws InterruptedException {
        SessionRecord session = sessions.poll(40, TimeUnit.SECONDS);
        assertThat(session).as("a finished session").isNotNull();
        return session;
    }

    private void bootstrap(Device device) throws Exception {
        device.bootstrap();
        SessionRecord session = session();
        assertThat(session.outcome()).as("%s", session).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    private void assertHolds(InteropClient client, Holding holding, String name) {
        Map<Integer, ServerAccount> accounts = server.list(name).join();
        accounts.values().forEach(account -> assertHolds(client, holding, account));
        if (client.deletes()) {
            assertThat(holding.count(ResourceId.SECURITY)).as("%s", holding).isEqualTo(accounts.size());
            assertThat(holding.count(ResourceId.SERVER)).as("%s", holding).isEqualTo(accounts.size());
        }
    }

    private static void assertHolds(InteropClient client, Holding holding, ServerAccount account) {
        String server = Holding.text(account.get(Properties.SHORT_SERVER_ID).orElseThrow());
        Map<Integer, String> security =
                holding.where(ResourceId.SECURITY, 10, server).orElseThrow();
        Map<Integer, String> serverInstance =
                holding.where(ResourceId.SERVER, 0, server).orElseThrow();
        assertThat(security).containsEntry(1, "false");
        for (Property<?> property : Properties.ALL) {
            for (ResourceId id : property.resources()) {
                Map<Integer, String> instance = id.object() == ResourceId.SECURITY ? security : serverInstance;
                boolean kept =
                        id.object() != ResourceId.SECURITY || !client.ignored().contains(id.resource());
                account.effective(property)
                        .filter(value -> kept)
                        .ifPresent(value -> assertThat(instance)
                                .as("%s at %s of %s", property, id, account.serverUri())
                                .containsEntry(id.resource(), Holding.text(value)));
            }
        }
    }
}
