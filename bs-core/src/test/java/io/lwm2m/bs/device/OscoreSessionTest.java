// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.ScriptedDevice.Behaviour;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over OSCORE with cf-oscore on the device's side; over real sockets. */
class OscoreSessionTest extends SessionRig {

    static final Credential.Oscore CREDENTIAL = new Credential.Oscore(
            "node1",
            Opaque.parse("hex:c1"),
            Opaque.parse("hex:5e"),
            Secret.parse("hex:0102030405060708090a0b0c0d0e0f10"),
            Secret.parse("hex:9e7ca92223786340"));

    private OscoreLink link;
    private ScriptedDevice secure;

    @BeforeEach
    void switchOn() throws Exception {
        credentials.put(CREDENTIAL);
        use(CREDENTIAL);
    }

    private void use(Credential.Oscore credential) throws Exception {
        switchOff();
        URI uri = server.endpoints().get(0);
        link = new OscoreLink(uri, credential);
        secure = link.device(uri);
    }

    @AfterEach
    void switchOff() {
        if (secure != null) {
            secure.close();
        }
    }

    @Test
    void keysAreSentOverOscore() throws Exception {
        configure(PSK_ACCOUNT);
        assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.origin().transport()).isEqualTo("coap+oscore");
        assertThat(secure.value("/0/1", 5)).isEqualTo(KEY);
    }

    @Test
    void theDevicesOwnContextIsNotOverwritten() throws Exception {
        configure(ACCOUNT.with(Properties.OSCORE_MASTER_SECRET, Secret.of(KEY))
                .with(Properties.OSCORE_SENDER_ID, Opaque.parse("hex:01"))
                .with(Properties.OSCORE_RECIPIENT_ID, Opaque.parse("hex:02")));
        secure.on(
                "GET /",
                Behaviour.links("</>;lwm2m=1.1,</0/0>;uri=\"coap://bs\",</0/1>;ssid=7;uri=\"coap://one\","
                        + "</21/0>;uri=\"coap://bs\",</21/1>;ssid=7;uri=\"coap://one\""));
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(secure.held()).containsKeys("/0/1", "/21/1").doesNotContainKeys("/0/2", "/21/0");
        assertThat(secure.value("/21/1", 0)).isEqualTo(KEY);
    }

    @Test
    void everyRequestOfTheServerIsEncrypted() throws Exception {
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(secure.requests).contains("GET /", "DELETE /0", "POST /bs");
        assertThat(link.received)
                .isNotEmpty()
                .allMatch(request -> request.code() == Code.POST)
                .allMatch(request -> request.option() != null)
                .allMatch(request -> request.path().isEmpty());
    }

    @Test
    void threeSessionsInARowOfADeviceThatCountsOn() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }

    @Test
    void threeSessionsInARowOfADeviceThatCountsFromNoughtAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            use(CREDENTIAL);
            assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }

    @Test
    void noNumberIsUsedTwiceByTheServerEvenAfterARestart() throws Exception {
        secure.request("ep=node1");
        session();
        int last = link.received.get(link.received.size() - 1).number();
        server.stop().join();
        server.start().join();
        use(CREDENTIAL);
        secure.request("ep=node1");
        session();
        assertThat(link.received.get(0).number()).isGreaterThan(last);
    }

    @Test
    void aDeviceThatForgotItsNumbersDerivesNewKeys() throws Exception {
        configure(PSK_ACCOUNT);
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        use(CREDENTIAL);
        link.forget();
        for (int i = 0; i < 2; i++) {
            assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
            assertThat(secure.value("/0/1", 5)).isEqualTo(KEY);
        }
        assertThat(link.received.get(0).number())
                .as("the server's number with new keys")
                .isLessThan(10);
        use(CREDENTIAL);
        assertThat(secure.request("ep=node1").getCode())
                .as("the keys from before")
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(sessions).as("refusals").isEmpty();
    }

    @Test
    void anEarlierDerivationCannotBeRepeated() throws Exception {
        List<byte[]> sent = new CopyOnWriteArrayList<>();
        link.forget();
        secure.endpoint.addPostProcessInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void sendRequest(Request request) {
                sent.add(request.getBytes());
            }
        });
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(sent).hasSize(2);
        use(CREDENTIAL);
        link.forget();
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        try (RawPeer attacker = new RawPeer(server.endpoints().get(0))) {
            for (byte[] datagram : sent) {
                assertThat(attacker.send(datagram).answer().getOptions().hasOscore())
                        .isTrue();
            }
        }
        assertThat(sessions.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aWriteThatIsTooLongForADatagramIsCutIntoBlocks() throws Exception {
        ServerIdentity identity = ServerIdentity.generate(
                "bs.example",
                IntStream.range(0, 60).mapToObj(i -> "name" + i + ".example").toList(),
                Instant.now());
        byte[] certificate = identity.certificate().getEncoded();
        configure(ServerAccount.to("coaps://x509.example")
                .with(Properties.SECURITY_MODE, SecurityMode.X509.code())
                .with(Properties.PUB_KEY_ID, Opaque.of(certificate))
                .with(Properties.SERVER_PUB_KEY_ID, Opaque.of(certificate))
                .with(Properties.SECRET_KEY, Secret.of(identity.key().getEncoded())));
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(certificate).hasSizeGreaterThan(1024);
        assertThat(secure.value("/0/1", 3)).isEqualTo(certificate);
        assertThat(link.received).hasSizeGreaterThan(6).allMatch(request -> request.option() != null);
    }

    @Test
    void anAnswerInTheClearDoesNotCount() throws Exception {
        secure.on("DELETE /0", exchange -> {
            exchange.setCryptographicContextID(null);
            exchange.sendResponse(new Response(ResponseCode.DELETED));
        });
        secure.request("ep=node1");
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause().orElseThrow()).contains("/0").contains("without OSCORE");
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        use(withSecret("hex:ffffffffffffffffffffffffffffffff"));
        Response answer = secure.request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadString()).isEqualTo("Decryption failed");
        SessionRecord refused = session();
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.client()).isEqualTo("node1");
        assertThat(refused.origin().transport()).isEqualTo("coap+oscore");
        assertThat(refused.result().cause().orElseThrow()).contains("secret");
    }

    private static Credential.Oscore withSecret(String secret) {
        return new Credential.Oscore(
                "node1",
                CREDENTIAL.senderId(),
                CREDENTIAL.recipientId(),
                Secret.parse(secret),
                CREDENTIAL.masterSalt());
    }

    @Test
    void anUnknownIdIsRefused() throws Exception {
        credentials.remove("node1");
        Response answer = secure.request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
        assertThat(answer.getPayloadString()).isEqualTo("Security context not found");
        assertThat(session().result().cause().orElseThrow()).contains("c1");
    }

    @Test
    void aNewSecretHoldsFromTheNextSessionOn() throws Exception {
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        Credential.Oscore replaced = withSecret("hex:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        credentials.put(replaced);
        assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().outcome()).isEqualTo(Outcome.REFUSED);
        use(replaced);
        assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void aSessionGoesOnWhenItsCredentialIsRemoved() throws Exception {
        secure.on("DELETE /0", exchange -> {
            credentials.remove("node1");
            Behaviour.code(ResponseCode.DELETED).handle(exchange);
        });
        secure.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void theNameOfAnotherClientIsRefused() throws Exception {
        server.configure("node2", ACCOUNT).join();
        assertThat(secure.request("ep=node2").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        SessionRecord refused = session();
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.result().cause().orElseThrow()).contains("oscore:c1").contains("does not own");
    }

    @Test
    void theNameMayBeLeftOut() throws Exception {
        assertThat(secure.request("pct=112").getCode()).isEqualTo(ResponseCode.CHANGED);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.client()).isEqualTo("node1");
    }

    @Test
    void aBadRequestIsRecordedWithItsTransport() throws Exception {
        assertThat(secure.request("ep=node1&pct=x").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().origin().transport()).isEqualTo("coap+oscore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "09",
                "0900",
                "1900c1",
                "0107",
                "0f0102030405c1",
                "ff",
                "0580000000",
                "8901c1",
                "0c80000000c1"
            })
    void anOptionThatCannotBeReadIsRefused(String option) throws Exception {
        try (RawPeer peer = new RawPeer(server.endpoints().get(0))) {
            Request request = peer.bootstrap("");
            request.getOptions().setOscore(HexFormat.of().parseHex(option));
            request.setPayload(new byte[20]);
            Response answer = peer.send(RawPeer.datagram(request)).answer();
            assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_OPTION);
            assertThat(answer.getPayloadString()).isEqualTo("Failed to decode COSE");
            assertThat(session().result().cause().orElseThrow()).contains("OSCORE option");
        }
    }

    @Test
    void aFloodOfForgeriesLeavesFewRecords() throws Exception {
        try (RawPeer attacker = new RawPeer(server.endpoints().get(0))) {
            byte[] forged = RawPeer.datagram(link.encrypted(attacker.bootstrap("ep=node1")));
            for (int i = 0; i < 200; i++) {
                forged[3] = (byte) i;
                forged[forged.length - 1]++;
                attacker.send(forged);
                attacker.answer();
            }
        }
        assertThat(secure.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        await(Outcome.BOOTSTRAPPED);
    }

    private void await(Outcome outcome) throws InterruptedException {
        int refused = 0;
        for (SessionRecord next = session(); next.outcome() != outcome; next = session()) {
            refused++;
        }
        assertThat(refused).isBetween(1, 60);
    }

    @Test
    void aClientWithAnOscoreCredentialIsRefusedWithoutIt() throws Exception {
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        SessionRecord refused = session();
        assertThat(refused.origin().transport()).isEqualTo("coap");
        assertThat(refused.result().cause().orElseThrow()).contains("credential");
    }

    @Test
    void aDeviceIsToldToComeAgainWhenItsCredentialCannotBeRead() throws Exception {
        credentials.broken = true;
        Response answer = secure.request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        assertThat(answer.getOptions().getMaxAge()).isEqualTo(30);
        assertThat(session().result().cause().orElseThrow()).contains("the disk is gone");
    }

    @Test
    void aReplayIsRefusedWhileTheDeviceAnswers() throws Exception {
        try (RawPeer attacker = new RawPeer(server.endpoints().get(0))) {
            byte[] request = RawPeer.datagram(link.encrypted(attacker.bootstrap("ep=node1")));
            link.context.setSenderSeq(0);
            secure.on("DELETE /0", exchange -> {
                try {
                    Response answer = attacker.send(request).answer();
                    assertThat(answer.getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
                    assertThat(answer.getPayloadString()).isEqualTo("Replay detected");
                    Behaviour.code(ResponseCode.DELETED).handle(exchange);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            secure.request("ep=node1");
            SessionRecord refused = session();
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.result().cause().orElseThrow()).contains("replay");
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }

    @Test
    void aRequestThatIsSentAgainGetsTheSameAnswerAndNoSecondSession() throws Exception {
        try (RawPeer peer = new RawPeer(server.endpoints().get(0))) {
            byte[] request = RawPeer.datagram(link.encrypted(peer.bootstrap("ep=nobody")));
            Response first = peer.send(request).answer();
            Response second = peer.send(request).answer();
            assertThat(first.getOptions().hasOscore()).isTrue();
            assertThat(second.getPayload()).isEqualTo(first.getPayload());
            session();
            assertThat(sessions.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aRequestOfTheServerIsSentAgainAsItWas() throws Exception {
        try (RawPeer peer = new RawPeer(server.endpoints().get(0))) {
            peer.send(RawPeer.datagram(link.encrypted(peer.bootstrap("ep=node1"))));
            peer.datagram();
            byte[] request = peer.datagram();
            assertThat(peer.datagram()).isEqualTo(request);
            peer.reset(request);
            peer.reset(peer.datagram());
        }
    }

    @Test
    void aForgedNumberKeepsNobodyOut() throws Exception {
        try (RawPeer attacker = new RawPeer(server.endpoints().get(0))) {
            link.context.setSenderSeq(1_000_000);
            byte[] forged = RawPeer.datagram(link.encrypted(attacker.bootstrap("ep=node1")));
            forged[forged.length - 1]++;
            link.context.setSenderSeq(0);
            secure.on("DELETE /0", exchange -> {
                try {
                    assertThat(attacker.send(forged).answer().getPayloadString())
                            .isEqualTo("Decryption failed");
                    Behaviour.code(ResponseCode.DELETED).handle(exchange);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            secure.request("ep=node1");
            session();
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }
}
