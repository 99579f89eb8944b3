// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SessionRecord;
import java.nio.charset.StandardCharsets;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and with what; over real sockets. */
class SessionAdmissionTest extends SessionRig {

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
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.result().warnings())
                .containsExactly("its keys were sent over plain coap, where anybody on the way can read them");
        assertThat(SessionJson.read(SessionJson.toJson(session))).isEqualTo(session);
        assertThat(device.value("/0/1", 2)).isEqualTo(0L);
        assertThat(device.value("/0/1", 3)).isEqualTo("identity".getBytes(StandardCharsets.UTF_8));
        assertThat(device.value("/0/1", 5)).isEqualTo(KEY);
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
    void credentialsThatCannotBeReadAreAFailureWithARecord() throws Exception {
        credentials.broken = true;
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause().orElseThrow()).contains("configuration and credentials could not be read");
    }
}
