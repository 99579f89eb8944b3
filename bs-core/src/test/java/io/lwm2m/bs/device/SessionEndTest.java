// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.ScriptedDevice.Behaviour;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.Test;

/** How sessions and servers end; over real sockets. */
class SessionEndTest extends SessionRig {

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
