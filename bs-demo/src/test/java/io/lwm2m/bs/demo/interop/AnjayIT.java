// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Anjay's demo, the client that knows Bootstrap-Packs: it asks for one first, and registers with what is in it. Its path comes in
 * {@code -Dinterop.anjay=/path/to/demo}.
 */
class AnjayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Optional<String> path = Tools.find("anjay");
    private final BlockingQueue<SessionRecord> sessions = new LinkedBlockingQueue<>();
    private Registrar registrar;
    private BootstrapServer server;

    @BeforeEach
    void switchOn() {
        Tools.require(
                "anjay",
                path.filter(file -> Files.isExecutable(Path.of(file))).isPresent()
                        ? Optional.empty()
                        : Optional.of("no Anjay demo is given: -Dinterop.anjay=/path/to/demo"));
        registrar = new Registrar();
        start(true);
    }

    private void start(boolean packs) {
        server = BootstrapServer.builder()
                .coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .rules(new SessionRules(Duration.ofSeconds(12), PATIENCE, true, packs))
                .build();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionFinished(SessionRecord session) {
                sessions.add(session);
            }
        });
        server.start().join();
        server.configure("anjay1", account()).join();
    }

    private ServerAccount account() {
        return ServerAccount.to(registrar.uri().toString())
                .with(Properties.SHORT_SERVER_ID, 101L)
                .with(Properties.LIFETIME, 4_321L);
    }

    @AfterEach
    void switchOff() {
        if (server != null) {
            server.stop().join();
            registrar.close();
        }
    }

    private Program anjay() throws Exception {
        return new Program(List.of(
                path.orElseThrow(),
                "-e",
                "anjay1",
                "-u",
                server.endpoints().get(0).toString(),
                "-s",
                "nosec",
                "-b"));
    }

    private SessionRecord session() throws InterruptedException {
        SessionRecord session = sessions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(session).as("a finished session").isNotNull();
        assertThat(session.outcome()).as("%s", session).isEqualTo(Outcome.BOOTSTRAPPED);
        return session;
    }

    @Test
    void aPackIsTakenAndRegisteredWith() throws Exception {
        try (Program anjay = anjay()) {
            assertThat(session().exchanges())
                    .singleElement()
                    .satisfies(exchange -> assertThat(exchange.operation()).isEqualTo(Operation.PACK));
            anjay.await(0, "Bootstrap Sequence finished");
            assertThat(registrar.registration(PATIENCE)).isEqualTo("anjay1 4321");
        }
    }

    @Test
    void aPackInBlocksIsTakenToo() throws Exception {
        server.configure(
                        "anjay1",
                        IntStream.rangeClosed(1, 12).mapToObj(AnjayIT::other).toList())
                .join();
        try (Program anjay = anjay()) {
            assertThat(session().exchanges())
                    .singleElement()
                    .satisfies(exchange -> assertThat(exchange.bytes()).isGreaterThan(1024));
            anjay.await(0, "Bootstrap Sequence finished");
            assertThat(registrar.registration(PATIENCE)).isEqualTo("anjay1 4321");
        }
    }

    private static ServerAccount other(int number) {
        return ServerAccount.to("coaps://127.0.0.1:" + number)
                .with(Properties.SHORT_SERVER_ID, (long) number)
                .with(Properties.PUB_KEY_ID, Opaque.ofText("identity" + number))
                .with(Properties.SECRET_KEY, Secret.ofText("0123456789abcdef"));
    }

    @Test
    void withoutPacksItIsBootstrappedRequestByRequest() throws Exception {
        server.stop().join();
        start(false);
        try (Program anjay = anjay()) {
            assertThat(session().exchanges()).hasSize(6);
            anjay.await(0, "Bootstrap Sequence finished");
            assertThat(registrar.registration(PATIENCE)).isEqualTo("anjay1 4321");
        }
    }
}
