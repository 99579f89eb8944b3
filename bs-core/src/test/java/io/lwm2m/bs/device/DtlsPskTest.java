// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import org.junit.jupiter.api.Test;

/** Sessions over DTLS with pre-shared keys, over real sockets. */
class DtlsPskTest extends DtlsRig {

    @Test
    void aClientWithItsKeyGetsKeys() throws Exception {
        knowPsk();
        assertBootstrapped(device(DtlsClient.psk("identity1", KEY)), "ep=node1");
    }
}
