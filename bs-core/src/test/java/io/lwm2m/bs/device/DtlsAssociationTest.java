// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Subject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a DTLS association: longer than a session, wherever its client is, and no longer than its credential. */
class DtlsAssociationTest extends DtlsRig {

    private final BlockingQueue<Boolean> full = new LinkedBlockingQueue<>();

    @BeforeEach
    void know() {
        knowPsk();
    }

    /** A client that says of each handshake whether it was a full one. */
    private CoapEndpoint watched() {
        return DtlsClient.psk(
                "identity1",
                KEY,
                config -> config.setSessionListener(new SessionAdapter() {
                    @Override
                    public void handshakeCompleted(Handshaker handshaker) {
                        full.add(handshaker.isFullHandshake());
                    }
                }));
    }

    private static DTLSConnector connector(CoapEndpoint endpoint) {
        return (DTLSConnector) endpoint.getConnector();
    }

    @Test
    void aSessionIsResumed() throws Exception {
        CoapEndpoint endpoint = watched();
        ScriptedDevice device = device(endpoint);
        assertBootstrapped(device, "ep=node1");
        assertThat(full.poll(15, TimeUnit.SECONDS)).isTrue();
        connector(endpoint).forceResumeAllSessions();
        assertBootstrapped(device, "ep=node1");
        assertThat(full.poll(15, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aClientThatCountsFromNoughtAgainAfterItResumedIsHeard() throws Exception {
        CoapEndpoint endpoint = watched();
        ScriptedDevice device = device(endpoint);
        for (boolean full : List.of(true, false)) {
            assertThat(device.send("ep=nobody", 77).get(15, TimeUnit.SECONDS).getCode())
                    .isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(session().client()).isEqualTo("nobody");
            assertThat(this.full.poll(15, TimeUnit.SECONDS)).isEqualTo(full);
            connector(endpoint).forceResumeAllSessions();
        }
    }

    @Test
    void aResumedSessionIsJudgedAnew() throws Exception {
        CoapEndpoint endpoint = watched();
        ScriptedDevice device = device(endpoint);
        assertBootstrapped(device, "ep=node1");
        credentials.put(new Credential.Psk("node1", "identity2", Secret.of(KEY)));
        connector(endpoint).forceResumeAllSessions();
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(full).containsExactly(true, false);
        assertThat(session().result().cause().orElseThrow()).contains("psk:identity1 does not own");
    }

    @Test
    void aKeyThatWasReplacedOpensNothingThroughAnAssociationFromBefore() throws Exception {
        CoapEndpoint endpoint = watched();
        ScriptedDevice device = device(endpoint);
        assertBootstrapped(device, "ep=node1");
        credentials.put(new Credential.Psk("node1", "identity1", Secret.of(DtlsClient.key("fedcba9876543210"))));
        for (String query : List.of("ep=node1", "")) {
            assertThat(device.request(query).getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(session().result().cause().orElseThrow()).contains("replaced since its handshake");
            connector(endpoint).forceResumeAllSessions();
        }
        knowPsk();
        assertBootstrapped(device, "ep=node1");
    }

    @Test
    void aRunningSessionOutlivesItsCredentialButTheNextOneDoesNot() throws Exception {
        ScriptedDevice device = device(watched());
        device.on("DELETE /0", exchange -> {
            credentials.remove("node1");
            exchange.sendResponse(new Response(ResponseCode.DELETED));
        });
        assertBootstrapped(device, "ep=node1");
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aClientIsFoundWhereItMovesInMidSession() throws Exception {
        try (Nat nat = new Nat(coaps());
                ScriptedDevice device = new ScriptedDevice(nat.uri(), watched())) {
            CompletableFuture<Integer> moved = new CompletableFuture<>();
            device.on("DELETE /0", exchange -> {
                moved.complete(nat.rebind());
                exchange.sendResponse(new Response(ResponseCode.DELETED));
            });
            assertBootstrapped(device, "ep=node1");
            assertThat(moved).isCompleted();
            assertThat(assertBootstrapped(device, "ep=node1").origin().peer()).endsWith(":" + moved.join());
            assertThat(full).containsExactly(true);
        }
    }

    @Test
    void aClientWithoutConnectionIdsIsServed() throws Exception {
        assertBootstrapped(
                device(DtlsClient.psk(
                        "identity1", KEY, config -> config.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, null))),
                "ep=node1");
    }

    @Test
    void twoClientsAreServedAtOnce() throws Exception {
        credentials.put(new Credential.Psk("node2", "identity2", Secret.of(KEY)));
        server.configure("node2", SessionRig.PSK_ACCOUNT).join();
        ScriptedDevice one = device(DtlsClient.psk("identity1", KEY));
        ScriptedDevice two = device(DtlsClient.psk("identity2", KEY));
        CompletableFuture.allOf(one.send("ep=node1"), two.send("ep=node2")).get(15, TimeUnit.SECONDS);
        assertThat(List.of(session(), session()))
                .allSatisfy(session -> assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED));
    }

    @Test
    void aBrokenStoreEndsAHandshakeAtOnce() throws Exception {
        credentials.broken = true;
        assertThat(assertNoHandshake(device(watched()), "INTERNAL_ERROR")
                        .result()
                        .cause())
                .contains("DTLS handshake failed: the credentials cannot be read: the disk is gone");
        credentials.broken = false;
        assertBootstrapped(device(watched()), "ep=node1");
    }

    @Test
    void aBrokenStoreIsNoReasonToForgetAClient() throws Exception {
        ScriptedDevice device = device(watched());
        assertBootstrapped(device, "ep=node1");
        credentials.broken = true;
        assertThat(device.request("").getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        assertThat(session().result().cause().orElseThrow()).contains("could not be read: the disk is gone");
        credentials.broken = false;
        assertBootstrapped(device, "ep=node1");
        assertThat(full).containsExactly(true);
    }

    @Test
    void aSlowLookUpHoldsUpNobodyElse() throws Exception {
        credentials.put(new Credential.Psk("node2", "identity2", Secret.of(KEY)));
        server.configure("node2", SessionRig.PSK_ACCOUNT).join();
        credentials.slow = Subject.psk("identity2");
        CompletableFuture<Response> slow =
                device(DtlsClient.psk("identity2", KEY)).send("ep=node2");
        assertBootstrapped(device(watched()), "ep=node1");
        assertThat(slow).isNotDone();
        credentials.hurry.release(2); // for the handshake and for the session
        assertThat(slow.get(15, TimeUnit.SECONDS).getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(session().client()).isEqualTo("node2");
    }

    @Test
    void clientsAreToldOfTheEnd() throws Exception {
        CoapEndpoint endpoint = watched();
        BlockingQueue<AlertDescription> alerts = new LinkedBlockingQueue<>();
        connector(endpoint).setAlertHandler((peer, alert) -> alerts.add(alert.getDescription()));
        assertBootstrapped(device(endpoint), "ep=node1");
        server.stop().join();
        assertThat(alerts.poll(15, TimeUnit.SECONDS)).isEqualTo(AlertDescription.CLOSE_NOTIFY);
    }

    @Test
    void aStoppedServerStartsAgain() throws Exception {
        assertBootstrapped(device(watched()), "ep=node1");
        server.stop().join();
        assertThat(server.endpoints()).isEmpty();
        server.start().join();
        assertBootstrapped(device(watched()), "ep=node1");
    }

    @Test
    void noThreadStaysBehind() throws Exception {
        assertBootstrapped(device(watched()), "ep=node1");
        stop();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().toLowerCase(Locale.ROOT).startsWith("dtls-")) {
                thread.join(15_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
