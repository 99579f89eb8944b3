// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Numbers of OSCORE messages, none of which may come twice with one key. */
class OscoreNumbersTest extends SessionRig {

    private OscoreLink bootstrapped(Credential.Oscore credential) throws Exception {
        credentials.put(credential);
        URI uri = server.endpoints().get(0);
        OscoreLink link = new OscoreLink(uri, credential);
        try (ScriptedDevice secure = link.device(uri)) {
            secure.request("ep=node1");
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        }
        return link;
    }

    @Test
    void noneIsUsedTwiceWithASecretThatIsKeptUnderAnotherId() throws Exception {
        Credential.Oscore one = OscoreSessionTest.CREDENTIAL;
        Credential.Oscore moved = new Credential.Oscore(
                "node1", Opaque.parse("hex:c2"), one.recipientId(), one.masterSecret(), one.masterSalt());
        OscoreLink before = bootstrapped(one);
        int last = before.received.get(before.received.size() - 1).number();
        assertThat(bootstrapped(moved).received.get(0).number()).isGreaterThan(last);
    }
}
