// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server on real sockets, a device that does as it is told, and the sessions that were finished. */
abstract class SessionRig {

    static final ServerAccount ACCOUNT = ServerAccount.to("coap://one.example:5683");

    final BlockingQueue<SessionRecord> sessions = new LinkedBlockingQueue<>();
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final byte[] KEY = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    static final ServerAccount PSK_ACCOUNT = ServerAccount.to("coaps://psk.example")
            .with(Properties.PUB_KEY_ID, Opaque.ofText("identity"))
            .with(Properties.SECRET_KEY, Secret.of(KEY));

    final WatchedStore store = new WatchedStore();
    final BreakableCredentials credentials = new BreakableCredentials();
    final AtomicLong skipped = new AtomicLong();
    BootstrapServer server;
    ScriptedDevice device;

    @BeforeEach
    void start() throws Exception {
        start(new SessionRules(PATIENCE, PATIENCE, false));
    }

    final void start(SessionRules rules) throws Exception {
        server = BootstrapServer.builder()
                .store(store)
                .credentials(credentials)
                .time(new Time(Instant::now, () -> System.nanoTime() + skipped.get()))
                .coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .rules(rules)
                .build();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                sessions.add(session);
            }
        });
        server.start().join();
        server.configure("node1", ACCOUNT.with(Properties.LIFETIME, 600L)).join();
        device = new ScriptedDevice(server.endpoints().get(0));
        store.reads.set(0);
    }

    @AfterEach
    void stop() {
        device.close();
        server.stop().join();
    }

    final SessionRecord session() throws InterruptedException {
        SessionRecord session = sessions.poll(15, TimeUnit.SECONDS);
        assertThat(session).as("a finished session").isNotNull();
        return session;
    }

    final void configure(ServerAccount... accounts) {
        server.remove().join();
        server.configure("node1", accounts).join();
    }
}
