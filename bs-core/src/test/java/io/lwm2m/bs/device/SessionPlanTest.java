// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.ScriptedDevice.Behaviour;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.time.Duration;
import java.util.List;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device is sent, given what it answers; over real sockets. */
class SessionPlanTest extends SessionRig {

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
}
