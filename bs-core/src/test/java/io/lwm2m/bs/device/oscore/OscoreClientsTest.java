// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.util.HexFormat;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.junit.jupiter.api.Test;

class OscoreClientsTest {

    private final InMemoryCredentialStore store = new InMemoryCredentialStore();
    private final OscoreClients clients = new OscoreClients(store, 2);

    private Credential.Oscore credential(String id, String secret) {
        Credential.Oscore credential = new Credential.Oscore(
                "client" + id,
                Opaque.parse("hex:" + id),
                Opaque.parse("hex:01"),
                Secret.parse("hex:" + secret),
                Secret.of(new byte[0]));
        store.put(credential);
        return credential;
    }

    private OscoreClient find(String id) {
        return clients.find(id).orElseThrow();
    }

    @Test
    void aClientIsRemembered() {
        credential("c1", "00");
        assertThat(find("c1")).isSameAs(find("c1"));
        assertThat(clients.find("c2")).isEmpty();
    }

    @Test
    void whatIsRememberedEndsWithTheCredential() {
        credential("c1", "00");
        OscoreClient before = find("c1");
        Credential.Oscore changed = credential("c1", "01");
        assertThat(find("c1")).isNotSameAs(before);
        assertThat(find("c1").credential()).isEqualTo(changed);
        store.remove("clientc1");
        assertThat(clients.find("c1")).isEmpty();
        credential("c1", "01");
        assertThat(find("c1")).isNotSameAs(before);
    }

    @Test
    void theClientThatWasNotAskedForTheLongestIsForgotten() {
        credential("c1", "00");
        credential("c2", "00");
        credential("c3", "00");
        OscoreClient first = find("c1");
        OscoreClient second = find("c2");
        assertThat(find("c1")).isSameAs(first);
        find("c3");
        assertThat(find("c1")).isSameAs(first);
        assertThat(find("c2")).isNotSameAs(second);
    }

    /** RFC 8613, appendix C.5. */
    @Test
    void theRequestOfTheStandardIsDecrypted() throws OscoreRefused {
        credential("00", "0102030405060708090a0b0c0d0e0f10");
        Request opened = open("440271c30000b932396c6f63616c686f737463091400ff4ed339a5a379b0b8bc731fffb0");
        assertThat(opened.getCode()).isEqualTo(Code.GET);
        assertThat(opened.getOptions().getUriPathString()).isEqualTo("tv1");
        assertThat(opened.getOptions().getUriHost()).isEqualTo("localhost");
    }

    @Test
    void aRequestWithOneOtherBitIsNot() {
        credential("00", "0102030405060708090a0b0c0d0e0f10");
        String request = "440271c30000b932396c6f63616c686f737463091400ff4ed339a5a379b0b8bc731fffb1";
        assertThatExceptionOfType(OscoreRefused.class)
                .isThrownBy(() -> open(request))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ResponseCode.BAD_REQUEST);
                    assertThat(refused.client()).isEqualTo("client00");
                });
    }

    private Request open(String datagram) throws OscoreRefused {
        Request request =
                (Request) new UdpDataParser().parseMessage(HexFormat.of().parseHex(datagram));
        OscoreOption option = OscoreOption.of(request.getOptions().getOscore()).orElseThrow();
        int number = option.number().orElseThrow();
        return find("00").context(request, option, number).decrypt(request, number);
    }
}
