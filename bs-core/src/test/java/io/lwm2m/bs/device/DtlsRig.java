// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.BootstrapServerBuilder;
import io.lwm2m.bs.device.dtls.DtlsSettings;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SessionRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** A server with a coaps endpoint on real sockets, for one client that gets keys, and devices that ask it. */
abstract class DtlsRig {

    static final byte[] KEY = DtlsClient.key("0123456789abcdef");

    final ServerIdentity identity = ServerIdentity.generate("bs.example", List.of("localhost"), Instant.now());
    final BlockingQueue<SessionRecord> sessions = new LinkedBlockingQueue<>();
    final BreakableCredentials credentials = new BreakableCredentials();
    final List<ScriptedDevice> devices = new ArrayList<>();
    BootstrapServer server;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level usual = Level.ERROR;

    TrustedCertificates trusted() {
        return TrustedCertificates.none();
    }

    DtlsSettings settings() {
        return DtlsSettings.DEFAULT;
    }

    BootstrapServerBuilder prepared(BootstrapServerBuilder builder) {
        return builder;
    }

    @BeforeEach
    final void listen() {
        log.start();
        root.addAppender(log);
        usual = root.getLevel();
        root.setLevel(Level.WARN);
    }

    /** Whatever peers do: it is no fault of the server. */
    @AfterEach
    final void assertNoStackTraces() {
        root.detachAppender(log);
        root.setLevel(usual);
        assertThat(log.list)
                .filteredOn(event -> event.getThrowableProxy() != null)
                .isEmpty();
    }

    @BeforeEach
    void start() {
        start(ServerSecurity.of(identity, trusted()));
    }

    final void start(ServerSecurity security) {
        server = prepared(BootstrapServer.builder()
                        .credentials(credentials)
                        .coaps(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), security, settings()))
                .build();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                sessions.add(session);
            }
        });
        server.start().join();
        server.configure("node1", SessionRig.PSK_ACCOUNT).join();
    }

    @AfterEach
    void stop() {
        devices.forEach(ScriptedDevice::close);
        server.stop().join();
    }

    final URI coaps() {
        return server.endpoints().stream()
                .filter(uri -> uri.getScheme().equals("coaps"))
                .findFirst()
                .orElseThrow();
    }

    final ScriptedDevice device(CoapEndpoint endpoint) throws Exception {
        ScriptedDevice device = new ScriptedDevice(coaps(), endpoint);
        devices.add(device);
        return device;
    }

    final void knowPsk() {
        credentials.put(new Credential.Psk("node1", "identity1", Secret.of(KEY)));
    }

    final SessionRecord session() throws InterruptedException {
        SessionRecord session = sessions.poll(15, TimeUnit.SECONDS);
        assertThat(session).as("a finished session").isNotNull();
        return session;
    }

    /** A handshake that fails: the client sees the alert, and the record says why. */
    final SessionRecord assertNoHandshake(ScriptedDevice device, String alert) throws Exception {
        assertThatThrownBy(() -> device.request("ep=node1")).hasMessageContaining(alert);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.origin().transport()).isEqualTo("coaps");
        assertThat(session.result().cause().orElseThrow()).startsWith("DTLS handshake failed: ");
        return session;
    }

    /** The whole of it, with the keys that only a secured client gets. */
    final SessionRecord assertBootstrapped(ScriptedDevice device, String query) throws Exception {
        device.request(query);
        SessionRecord session = session();
        assertThat(session.result().cause()).isEmpty();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.origin().transport()).isEqualTo("coaps");
        assertThat(device.value("/0/1", 5)).isEqualTo(SessionRig.KEY);
        return session;
    }
}
