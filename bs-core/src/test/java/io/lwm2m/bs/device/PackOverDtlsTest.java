// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.DeviceAuthority.Request;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SessionRecord;
import java.security.KeyPair;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bootstrap-Packs over DTLS: who gets one is decided as for any session. */
class PackOverDtlsTest extends DtlsRig {

    private static final DeviceAuthority AUTHORITY = new DeviceAuthority("devices");

    @Override
    TrustedCertificates trusted() {
        return AUTHORITY.trusted();
    }

    @ParameterizedTest
    @CsvSource({"ep=node1, 512", "'', 512", "ep=, 512", "ep=node1, 16", "'', 16"})
    void aClientWithItsKeyGetsKeysWithAndWithoutAName(String query, int block) throws Exception {
        knowPsk();
        ScriptedDevice device = device(DtlsClient.psk("identity1", KEY));
        device.peculiarity = request -> request.getOptions().setBlock2(BlockOption.size2Szx(block), false, 0);
        device.take(device.pack(query));
        SessionRecord session = session();
        assertThat(session.outcome()).as("%s", session).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.client()).isEqualTo("node1");
        assertThat(session.origin().transport()).isEqualTo("coaps");
        assertThat(device.value("/0/2", 5)).isEqualTo(SessionRig.KEY);
    }

    @Test
    void aClientWithACertificateGetsItsBlocks() throws Exception {
        credentials.put(Certificate.named("node1"));
        KeyPair keys = DeviceAuthority.keys();
        ScriptedDevice device =
                device(DtlsClient.certificate(keys.getPrivate(), AUTHORITY.issue(Request.of("CN=node1"), keys)));
        device.peculiarity = request -> request.getOptions().setBlock2(BlockOption.size2Szx(16), false, 0);
        device.take(device.pack(""));
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/0/2", 5)).isEqualTo(SessionRig.KEY);
    }

    @Test
    void theNameOfAnotherClientIsRefusedWithoutAWord() throws Exception {
        knowPsk();
        credentials.put(new Credential.Psk("node2", "identity2", Secret.of(KEY)));
        Response answer = device(DtlsClient.psk("identity2", KEY)).pack("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadSize()).isZero();
        assertThat(session().result().cause().orElseThrow()).contains("psk:identity2 does not own");
    }

    @Test
    void aClientThatMovesWhileItFetchesBlocksIsServedOn() throws Exception {
        knowPsk();
        CoapEndpoint endpoint = DtlsClient.psk("identity1", KEY);
        try (Nat nat = new Nat(coaps());
                ScriptedDevice device = new ScriptedDevice(nat.uri(), endpoint)) {
            endpoint.addInterceptor(new MessageInterceptorAdapter() {
                @Override
                public void receiveResponse(Response response) {
                    if (response.getOptions().hasBlock2()
                            && response.getOptions().getBlock2().getNum() == 2) {
                        nat.rebind();
                    }
                }
            });
            device.peculiarity = request -> request.getOptions().setBlock2(BlockOption.size2Szx(16), false, 0);
            device.take(device.pack("ep=node1"));
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
            assertThat(device.value("/0/2", 5)).isEqualTo(SessionRig.KEY);
        }
    }
}
