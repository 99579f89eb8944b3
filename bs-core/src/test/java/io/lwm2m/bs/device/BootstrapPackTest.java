// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.json.AccountSamples;
import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bootstrap-Packs (LwM2M Core 1.2, 6.1.7.7), over real sockets. */
class BootstrapPackTest extends SessionRig {

    @Test
    void theWholeConfigurationComesInOneAnswer() throws Exception {
        configure(ACCOUNT.with(Properties.LIFETIME, 600L), ServerAccount.to("coap://two.example"));
        Response pack = device.pack("ep=node1");
        assertThat(pack.getCode()).isEqualTo(ResponseCode.CONTENT);
        device.take(pack);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.result().cause()).isEmpty();
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/2", "/0/3", "/1/0", "/1/1");
        assertThat(device.value("/0/2", 0)).isEqualTo("coap://one.example:5683");
        assertThat(device.value("/1/0", 1)).isEqualTo(600L);
        assertThat(device.value("/0/3", 0)).isEqualTo("coap://two.example");
        assertThat(device.requests).isEmpty();
    }

    @Test
    void theRecordTellsThePackWithItsSize() throws Exception {
        Response pack = device.pack("ep=node1");
        SessionRecord session = session();
        assertThat(session.client()).isEqualTo("node1");
        assertThat(session.origin().transport()).isEqualTo("coap");
        assertThat(session.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.operation()).isEqualTo(Operation.PACK);
            assertThat(exchange.path()).isEqualTo("/bspack");
            assertThat(exchange.format()).contains("SENML_CBOR 112");
            assertThat(exchange.bytes()).isEqualTo(pack.getPayloadSize());
            assertThat(exchange.answer().code()).contains("2.05");
        });
        assertThat(SessionJson.read(SessionJson.toJson(session))).isEqualTo(session);
        assertThat(store.reads).hasValue(1);
    }

    @Test
    void theEventsAreThoseOfAnySession() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionStarted(String sessionId, Origin origin) {
                told.add("started " + origin.client());
            }

            @Override
            public void sessionRequested(String sessionId, Origin origin, Exchange.Request request) {
                told.add("requested " + request.path());
            }

            @Override
            public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
                told.add("progressed " + exchange.answer());
            }

            @Override
            public void bootstrapped(String clientName) {
                told.add("bootstrapped " + clientName);
            }
        });
        device.pack("ep=node1");
        session();
        server.stop().join();
        assertThat(told).containsExactly("started node1", "requested /bspack", "progressed 2.05", "bootstrapped node1");
    }

    @ParameterizedTest
    @CsvSource({"110, 110", "112, 112", "-1, 112"})
    void thePackComesInTheFormatThatIsAccepted(int accepted, int format) throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        accept(accepted);
        configure(AccountSamples.everything());
        Response pack = device.pack("ep=node1");
        assertThat(pack.getOptions().getContentFormat()).isEqualTo(format);
        device.take(pack);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.held().keySet()).containsExactly("/0/0", "/0/2", "/1/0", "/2/0", "/2/1", "/21/2");
        assertThat(device.value("/0/2", 17)).hasToString("/21/2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 42, 60, 1542, 11542, 11543, 11544})
    void anotherFormatIsNotAcceptable(int accepted) throws Exception {
        accept(accepted);
        Response answer = device.pack("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(answer.getPayloadString()).contains("SenML CBOR (112)").endsWith("not in format " + accepted);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.client()).isEqualTo("node1");
        assertThat(store.reads).hasValue(0);
    }

    private void accept(int format) {
        device.peculiarity = request -> {
            request.getOptions().removeAccept();
            if (format >= 0) {
                request.getOptions().setAccept(format);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "'acc=</0/0>', /0/0, '/0/0 /0/1 /1/0 /21/0'",
        "'acc=</0/1>,</21/0>', /0/1, '/0/0 /0/1 /1/0 /21/1'",
        "'acc=</0/2>&acc=</21/0>', /0/2, '/0/0 /0/2 /1/0 /21/1'"
    })
    void noInstanceOfTheAccountThatTheClientListsIsWritten(String accounts, String own, String held) throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        configure(AccountSamples.everything().without(Properties.ACCESS_CONTROL_RIGHTS));
        device.withBootstrapAccountAt(own);
        device.take(device.pack("ep=node1&" + accounts));
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.held()).containsOnlyKeys(held.split(" "));
        assertThat(device.value(own, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ep=",
                "et=node1",
                "ep=unknown",
                "ep=a\nb",
                "ep=node1&ep=other",
                "ep=node1&acc=0",
                "ep=node1&acc=</0/0",
                "ep=node1&acc=</a/b>"
            })
    void aBadRequestIsRefusedAndRecorded(String query) throws Exception {
        assertThat(device.pack(query).getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.result().cause()).isNotEmpty();
    }

    @Test
    void aRequestThatIsNotConfirmableIsRefused() throws Exception {
        device.peculiarity = request -> request.setType(Type.NON);
        assertThat(device.pack("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause()).contains("the request is not confirmable");
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        device.peculiarity = request -> request.setURI(device.server + "/bspack?ep=node1");
        assertThat(device.request("").getCode()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(sessions).isEmpty();
    }

    @Test
    void keysAreNotSentOverPlainCoap() throws Exception {
        configure(PSK_ACCOUNT);
        Response answer = device.pack("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadString()).isEqualTo("no bootstrap config");
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.result().cause().orElseThrow()).contains("keys").contains("plain coap");
    }

    @Test
    void keysAreSentOverPlainCoapWhenThatIsAllowed() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        configure(PSK_ACCOUNT);
        device.take(device.pack("ep=node1"));
        assertThat(session().result().warnings())
                .containsExactly("its keys were sent over plain coap, where anybody on the way can read them");
        assertThat(device.value("/0/2", 5)).isEqualTo(KEY);
        assertThat(device.value("/0/2", 3)).isEqualTo("identity".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aClientWithACredentialIsRefusedOverPlainCoap() throws Exception {
        credentials.put(new Credential.Psk("node1", "identity1", Secret.of(KEY)));
        Response answer = device.pack("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadSize()).isZero();
        assertThat(session().result().cause().orElseThrow()).contains("credential");
    }

    @Test
    void aClientIsToldToComeAgainWhenTheStoreFails() throws Exception {
        store.broken = true;
        Response answer = device.pack("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        assertThat(answer.getOptions().getMaxAge()).isEqualTo(30);
        assertThat(answer.getPayloadSize()).isZero();
        assertThat(session().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aServerThatIsSwitchedToRequestsSaysSoAndServesThem() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, false, false));
        assertThat(device.pack("ep=node1").getCode()).isEqualTo(ResponseCode.NOT_IMPLEMENTED);
        assertThat(sessions).isEmpty();
        assertThat(server.settings().bootstrapPack()).isFalse();
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void nobodyOnTheWayMayKeepAPack() throws Exception {
        assertThat(device.pack("ep=node1").getOptions().getMaxAge()).isZero();
        session();
    }

    @Test
    void aClientThatCannotUseThePackIsServedRequestByRequest() throws Exception {
        device.pack("ep=node1");
        assertThat(session().exchanges()).hasSize(1);
        device.request("ep=node1");
        SessionRecord second = session();
        assertThat(second.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(second.exchanges()).hasSize(6);
    }

    @Test
    void aServerThatClosesWaitsForTheAcknowledgementAndTurnsOthersAway() throws Exception {
        try (RawPeer peer = new RawPeer(device.server)) {
            Response unanswered =
                    peer.send(RawPeer.datagram(peer.pack("ep=node1"))).answer();
            CompletableFuture<Void> stopped = server.stop();
            device.untilTurnedAway("ep=node1");
            Response later = device.pack("ep=node1");
            assertThat(later.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
            assertThat(later.getOptions().getMaxAge()).isEqualTo(30);
            assertThat(stopped).isNotDone();
            peer.acknowledge(unanswered);
            stopped.get(10, TimeUnit.SECONDS);
        }
        assertThat(sessions)
                .anyMatch(session -> session.client().equals("node1") && session.outcome() == Outcome.BOOTSTRAPPED);
    }
}
