// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bootstrap-Packs over OSCORE, with cf-oscore on the device's side. */
class PackOverOscoreTest extends SessionRig {

    private ScriptedDevice secure;

    @BeforeEach
    void switchOn() throws Exception {
        credentials.put(OscoreSessionTest.CREDENTIAL);
        URI uri = server.endpoints().get(0);
        secure = new OscoreLink(uri, OscoreSessionTest.CREDENTIAL).device(uri);
        configure(PSK_ACCOUNT);
    }

    @AfterEach
    void switchOff() {
        secure.close();
    }

    @ParameterizedTest
    @CsvSource({"ep=node1, 512", "'', 512", "ep=node1, 16", "'', 16"})
    void keysComeInOneAnswer(String query, int block) throws Exception {
        Consumer<Request> oscore = secure.peculiarity;
        secure.peculiarity =
                oscore.andThen(request -> request.getOptions().setBlock2(BlockOption.size2Szx(block), false, 0));
        secure.take(secure.pack(query));
        SessionRecord session = session();
        assertThat(session.outcome()).as("%s", session).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.client()).isEqualTo("node1");
        assertThat(session.origin().transport()).isEqualTo("coap+oscore");
        assertThat(secure.value("/0/2", 5)).isEqualTo(KEY);
    }

    @Test
    void threePacksInARow() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(secure.pack("ep=node1").getCode()).isEqualTo(ResponseCode.CONTENT);
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
    }
}
