// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SessionRecord;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over DTLS with pre-shared keys, over real sockets. */
class DtlsPskTest extends DtlsRig {

    private static final byte[] OTHER_KEY = DtlsClient.key("fedcba9876543210");

    @ParameterizedTest
    @EnumSource(
            names = {
                "TLS_PSK_WITH_AES_128_CCM_8",
                "TLS_PSK_WITH_AES_128_CCM",
                "TLS_PSK_WITH_AES_128_GCM_SHA256",
                "TLS_PSK_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256",
                "TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256",
                "TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256"
            })
    void aClientWithItsKeyGetsKeysOverEachCipherSuite(CipherSuite suite) throws Exception {
        knowPsk();
        assertBootstrapped(
                device(DtlsClient.psk(
                        "identity1", KEY, config -> config.setAsList(DtlsConfig.DTLS_CIPHER_SUITES, suite))),
                "ep=node1");
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_PSK_WITH_AES_128_CCM_8", "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256"})
    void aWrongKeyIsToldAtOnceAndRecorded(CipherSuite suite) throws Exception {
        knowPsk();
        ScriptedDevice device = device(DtlsClient.psk(
                "identity1", OTHER_KEY, config -> config.setAsList(DtlsConfig.DTLS_CIPHER_SUITES, suite)));
        SessionRecord session = assertNoHandshake(device, "DECRYPT_ERROR");
        assertThat(session.client()).isEqualTo("node1");
        assertThat(session.result().cause()).contains("DTLS handshake failed: wrong key for psk:identity1");
    }

    @Test
    void anUnknownIdentityLooksLikeAWrongKeyToItsClient() throws Exception {
        knowPsk();
        SessionRecord session = assertNoHandshake(device(DtlsClient.psk("identity2", KEY)), "DECRYPT_ERROR");
        assertThat(session.client()).isEmpty();
        assertThat(session.result().cause())
                .contains("DTLS handshake failed: no credential has the identity psk:identity2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ep=", "pct=112", "ep=&pct=112"})
    void theIdentitySettlesAMissingName(String query) throws Exception {
        knowPsk();
        assertThat(assertBootstrapped(device(DtlsClient.psk("identity1", KEY)), query)
                        .client())
                .isEqualTo("node1");
    }

    @Test
    void theNameOfAnotherClientIsRefusedWithoutAWord() throws Exception {
        knowPsk();
        credentials.put(new Credential.Psk("node2", "identity2", Secret.of(OTHER_KEY)));
        Response answer = device(DtlsClient.psk("identity2", OTHER_KEY)).request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadString()).isEmpty();
        assertThat(answer.getOptions().hasContentFormat()).isFalse();
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(session.result().cause().orElseThrow())
                .contains("psk:identity2")
                .contains("does not own");
    }

    @Test
    void aClientThatNeedsNoCredentialMayNotHaveTheOneOfAnother() throws Exception {
        credentials.put(new Credential.Psk("node2", "identity2", Secret.of(OTHER_KEY)));
        Response answer = device(DtlsClient.psk("identity2", OTHER_KEY)).request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause().orElseThrow()).contains("does not own");
    }

    @Test
    void aMissingNameIsRefusedWhenTheIdentityWasTakenAwayMeanwhile() throws Exception {
        knowPsk();
        ScriptedDevice device = device(DtlsClient.psk("identity1", KEY));
        assertBootstrapped(device, "");
        credentials.remove("node1");
        Response answer = device.request("");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadString()).isEmpty();
        assertThat(session().result().cause().orElseThrow()).contains("psk:identity1 belongs to no client");
    }

    @Test
    void aMalformedRequestIsToldWhatIsWrong() throws Exception {
        knowPsk();
        Response answer = device(DtlsClient.psk("identity1", KEY)).request("ep=node1&pct=60");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadString()).contains("pct");
    }
}
