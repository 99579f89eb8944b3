// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.ScriptedDevice.Behaviour;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan of a session, over real sockets. */
class SessionTest {

    private static final ServerAccount ACCOUNT = ServerAccount.to("coap://one.example:5683");

    private final BlockingQueue<SessionRecord> sessions = new LinkedBlockingQueue<>();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] KEY = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    private static final ServerAccount PSK_ACCOUNT = ServerAccount.to("coaps://psk.example")
            .with(Properties.PUB_KEY_ID, Opaque.ofText("identity"))
            .with(Properties.SECRET_KEY, Secret.of(KEY));

    private final WatchedStore store = new WatchedStore();
    private final BreakableCredentials credentials = new BreakableCredentials();
    private final AtomicLong skipped = new AtomicLong();
    private BootstrapServer server;
    private ScriptedDevice device;

    @BeforeEach
    void start() throws Exception {
        start(new SessionRules(PATIENCE, PATIENCE, false));
    }

    private void start(SessionRules rules) throws Exception {
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

    private SessionRecord session() throws InterruptedException {
        SessionRecord session = sessions.poll(15, TimeUnit.SECONDS);
        assertThat(session).as("a finished session").isNotNull();
        return session;
    }

    private void configure(ServerAccount... accounts) {
        server.remove().join();
        server.configure("node1", accounts).join();
    }

    @Test
    void aGoodDeviceGetsItsAccountWithoutLosingItsBootstrapAccount() throws Exception {
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests)
                .containsExactly("GET /", "DELETE /0", "DELETE /1", "PUT /0/1 11542", "PUT /1/0 11542", "POST /bs");
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0");
        assertThat(device.value("/0/1", 0)).isEqualTo("coap://one.example:5683");
        assertThat(device.value("/0/1", 1)).isEqualTo(false);
        assertThat(device.value("/0/1", 2)).isEqualTo(3L);
        assertThat(device.value("/0/1", 10)).isEqualTo(1L);
        assertThat(device.value("/1/0", 0)).isEqualTo(1L);
        assertThat(device.value("/1/0", 1)).isEqualTo(600L);
        assertThat(device.value("/1/0", 6)).isEqualTo(true);
        assertThat(device.value("/1/0", 7)).isEqualTo("U");
    }

    @ParameterizedTest
    @EnumSource(
            value = ResponseCode.class,
            names = {"BAD_REQUEST", "NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_IMPLEMENTED"})
    void aRefusedDiscoverIsNoFailure(ResponseCode code) throws Exception {
        device.on("GET /", Behaviour.code(code)).request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).contains("DELETE /0", "DELETE /1", "PUT /0/2 11542");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lwm2m=\"1.0\",</0/0>", "</0/0", "no links at all", "</>;lwm2m=1.1,</x/y>"})
    void anUnreadableDiscoverIsNoFailure(String answer) throws Exception {
        device.on("GET /", Behaviour.links(answer)).request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/2", "/1/0");
    }

    @Test
    void aSilentDiscoverIsWaitedForAndThenLeftOut() throws Exception {
        stop();
        start(new SessionRules(Duration.ofMillis(300), PATIENCE, false));
        device.on("GET /", Behaviour.silence()).request("ep=node1");
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.exchanges().get(0).answer().diagnostic()).contains("no answer in time");
    }

    @Test
    void aDeviceThatRejectsDiscoverIsClearedWithOneDelete() throws Exception {
        device.on("GET /", Behaviour.rst()).request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).contains("DELETE /").doesNotContain("DELETE /0");
    }

    @Test
    void aDeviceThatRefusesToDeleteEverythingIsClearedObjectByObject() throws Exception {
        device.on("GET /", Behaviour.rst())
                .on("DELETE /", Behaviour.code(ResponseCode.METHOD_NOT_ALLOWED))
                .request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).contains("DELETE /", "DELETE /0", "DELETE /1");
    }

    @Test
    void instancesAreDeletedOneByOneWhenTheObjectCannotBe() throws Exception {
        device.hold("/0/3")
                .hold("/0/5")
                .hold("/1/7")
                .on("DELETE /0", Behaviour.code(ResponseCode.METHOD_NOT_ALLOWED))
                .on("DELETE /1", Behaviour.code(ResponseCode.BAD_REQUEST))
                .request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests)
                .containsSubsequence(
                        "DELETE /0", "DELETE /0/3", "DELETE /0/5", "DELETE /1", "DELETE /1/7", "PUT /0/1 11542")
                .doesNotContain("DELETE /0/0");
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0/0", "/0/1", "/0/2", "/0/65534"})
    void noWriteHitsTheBootstrapAccount(String bootstrapAccount) throws Exception {
        configure(ACCOUNT, ServerAccount.to("coap://two.example"), ServerAccount.to("coap://three.example"));
        device.withBootstrapAccountAt(bootstrapAccount).request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).doesNotContain("PUT " + bootstrapAccount + " 11542");
        assertThat(device.held()).hasSize(7);
    }

    @Test
    void aRefusedWriteFailsTheSessionWithTheDevicesOwnWords() throws Exception {
        device.on("PUT /1/0", Behaviour.text(ResponseCode.BAD_REQUEST, "no such\nlifetime"))
                .request("ep=node1");
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause()).contains("Bootstrap-Write /1/0: 4.00 \"no such lifetime\"");
        assertThat(device.requests).doesNotContain("POST /bs");
    }

    @Test
    void aRefusedFinishFailsTheSession() throws Exception {
        device.on("POST /bs", Behaviour.code(ResponseCode.NOT_ACCEPTABLE)).request("ep=node1");
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause()).contains("Bootstrap-Finish /bs: 4.06");
    }

    @Test
    void anotherFormatIsTriedWhenOneIsNotSupported() throws Exception {
        for (String format : List.of("112", "11542", "1542")) {
            device.on("PUT /0/1 " + format, Behaviour.code(ResponseCode.UNSUPPORTED_CONTENT_FORMAT));
        }
        device.request("ep=node1&pct=112");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests)
                .containsSubsequence("PUT /0/1 112", "PUT /0/1 11542", "PUT /0/1 1542", "PUT /0/1 110", "PUT /1/0 110");
        assertThat(device.value("/1/0", 1)).isEqualTo(600L);
    }

    @Test
    void aDeviceThatKnowsNoFormatFailsTheSession() throws Exception {
        device.on("PUT /0/1", Behaviour.code(ResponseCode.UNSUPPORTED_CONTENT_FORMAT))
                .request("ep=node1");
        assertThat(session().result().cause()).contains("Bootstrap-Write /0/1: 4.15");
        assertThat(device.requests.stream().filter(line -> line.startsWith("PUT")))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11542", "1542", "112", "110"})
    void thePreferredFormatIsUsed(String format) throws Exception {
        device.request("ep=node1&pct=" + format);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).contains("PUT /0/1 " + format, "PUT /1/0 " + format);
        assertThat(device.value("/0/1", 0)).isEqualTo("coap://one.example:5683");
        assertThat(session.exchanges()).hasSize(6);
        assertThat(session.exchanges().get(3).bytes()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ep=",
                "et=node1",
                "ep=unknown",
                "ep=__proto__",
                "ep=a\nb",
                "ep=node1&pct=60",
                "ep=node1&ep=other",
                "ep=node1&pct=",
                "ep=node1&pct=112&pct=110",
                "ep=node1&pct=x"
            })
    void aBadRequestIsRefusedAndRecorded(String query) throws Exception {
        assertThat(device.request(query).getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.result().cause()).isNotEmpty();
        assertThat(device.requests).isEmpty();
    }

    @Test
    void aNewerSessionEndsTheOlderOne() throws Exception {
        device.on("DELETE /0", Behaviour.silence()).request("ep=node1");
        try (ScriptedDevice rebooted = new ScriptedDevice(server.endpoints().get(0))) {
            rebooted.request("ep=node1");
            SessionRecord older = session();
            assertThat(older.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(older.result().cause()).contains("a newer bootstrap request of this client took its place");
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }

    @Test
    void keysAreNotSentOverPlainCoap() throws Exception {
        configure(PSK_ACCOUNT);
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.result().cause().orElseThrow()).contains("keys").contains("plain coap");
        assertThat(device.requests).isEmpty();
    }

    @Test
    void keysAreSentOverPlainCoapWhenThatIsAllowed() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        configure(PSK_ACCOUNT);
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/0/1", 2)).isEqualTo(0L);
        assertThat(device.value("/0/1", 3)).isEqualTo("identity".getBytes(StandardCharsets.UTF_8));
        assertThat(device.value("/0/1", 5)).isEqualTo(KEY);
    }

    @Test
    void opaqueValuesThatAreRefusedInSenmlJsonAreWrittenInTlv() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        configure(ACCOUNT, PSK_ACCOUNT);
        device.on("PUT /0/2 110", Behaviour.code(ResponseCode.BAD_REQUEST)).request("ep=node1&pct=110");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests)
                .containsSubsequence(
                        "PUT /0/1 110", "PUT /1/0 110", "PUT /0/2 110", "PUT /0/2 11542", "PUT /1/1 11542");
        assertThat(device.value("/0/2", 5)).isEqualTo(KEY);
    }

    @Test
    void aClientWithACredentialIsRefusedOverPlainCoap() throws Exception {
        credentials.put(new Credential.Psk("node1", "identity1", Secret.of(KEY)));
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause().orElseThrow()).contains("credential");
    }

    @Test
    void theConfigurationIsReadOnceAndKeptToTheEnd() throws Exception {
        device.on("DELETE /0", exchange -> {
            server.configure("node1", ACCOUNT.with(Properties.LIFETIME, 1L)).join();
            exchange.sendResponse(new Response(ResponseCode.DELETED));
        });
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/1/0", 1)).isEqualTo(600L);
        assertThat(store.reads).hasValue(1);
    }

    @Test
    void aDeviceIsToldToComeAgainWhenTheStoreFails() throws Exception {
        store.broken = true;
        Response answer = device.request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        assertThat(answer.getOptions().getMaxAge()).isEqualTo(30);
        assertThat(answer.getPayloadString()).isEmpty();
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause().orElseThrow())
                .contains("could not be read")
                .contains("disk");
    }

    @Test
    void aListenerThatThrowsDoesNoHarm() throws Exception {
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
                throw new IllegalStateException("on purpose");
            }
        });
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void stoppingWaitsForRunningSessionsAndTurnsNewOnesAway() throws Exception {
        CompletableFuture<org.eclipse.californium.core.network.Exchange> asked = new CompletableFuture<>();
        device.on("DELETE /0", asked::complete).request("ep=node1");
        org.eclipse.californium.core.network.Exchange running = asked.get(10, TimeUnit.SECONDS);
        CompletableFuture<Void> stopped = server.stop();
        try (ScriptedDevice late = new ScriptedDevice(device.server)) {
            late.untilTurnedAway("ep=node1");
        }
        assertThat(stopped).isNotDone();
        running.sendResponse(new Response(ResponseCode.DELETED));
        stopped.get(10, TimeUnit.SECONDS);
        assertThat(sessions)
                .anyMatch(session -> session.client().equals("node1") && session.outcome() == Outcome.BOOTSTRAPPED);
        assertThat(server.endpoints()).isEmpty();
    }

    @Test
    void aStoppedServerCanBeStartedAgain() throws Exception {
        server.stop().join();
        server.start().join();
        try (ScriptedDevice again = new ScriptedDevice(server.endpoints().get(0))) {
            again.request("ep=node1");
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }

    @Test
    void aPortInUseIsOneClearError() {
        InetSocketAddress taken = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.endpoints().get(0).getPort());
        assertThatThrownBy(() ->
                        BootstrapServer.builder().coap(taken).build().start().join())
                .hasCauseInstanceOf(StartFailed.class)
                .hasMessageContaining("cannot listen at udp 127.0.0.1:" + taken.getPort());
    }

    @Test
    void aSessionEndsWhenItsTimeIsOver() throws Exception {
        device.on("DELETE /0", exchange -> {
                    skipped.addAndGet(PATIENCE.toNanos());
                    exchange.sendResponse(new Response(ResponseCode.DELETED));
                })
                .request("ep=node1");
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause()).contains("Bootstrap-Delete /1: no answer \"no answer in time\"");
        assertThat(session.duration()).isGreaterThan(PATIENCE);
        assertThat(device.requests).doesNotContain("DELETE /1");
    }

    @Test
    void theTimesAreThoseOfTheSpecificationUnlessTold() {
        assertThat(SessionRules.DEFAULT.sessionTimeout()).isEqualTo(Duration.ofSeconds(247));
        assertThat(SessionRules.DEFAULT.discoverTimeout()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void theOscoreInstanceOfTheDevicesOwnAccountIsLeftAlone() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        configure(ACCOUNT.with(Properties.OSCORE_MASTER_SECRET, Secret.of(KEY))
                .with(Properties.OSCORE_SENDER_ID, Opaque.ofText("a"))
                .with(Properties.OSCORE_RECIPIENT_ID, Opaque.ofText("b")));
        device.hold("/21/0")
                .on("DELETE /21", Behaviour.code(ResponseCode.METHOD_NOT_ALLOWED))
                .request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).contains("PUT /21/1 11542").doesNotContain("DELETE /21/0", "PUT /21/0 11542");
        assertThat(device.value("/0/1", 17)).hasToString("/21/1");
    }

    @Test
    void credentialsThatCannotBeReadAreAFailureWithARecord() throws Exception {
        credentials.broken = true;
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause().orElseThrow()).contains("credentials could not be read");
    }

    @Test
    void aSessionThatIsCutOffByTheStopTellsItsLastExchangeFirst() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
                told.add(exchange.path());
            }

            @Override
            public void sessionFinished(SessionRecord session) {
                told.add(session.outcome().word());
            }
        });
        CompletableFuture<Void> asked = new CompletableFuture<>();
        device.on("DELETE /0", exchange -> asked.complete(null)).request("ep=node1");
        asked.get(10, TimeUnit.SECONDS);
        server.stop().join();
        SessionRecord session = session();
        assertThat(session.result().cause()).contains("the server was stopped");
        assertThat(session.exchanges()).hasSize(2);
        assertThat(told).containsExactly("/", "/0", "failed");
    }
}
