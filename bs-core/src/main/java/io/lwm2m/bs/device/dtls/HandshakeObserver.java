// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.net.InetSocketAddress;

/** Is told of handshakes that failed, a few in a second at most; on any thread. */
@FunctionalInterface
public interface HandshakeObserver {

    /**
     * A handshake failed.
     *
     * @param peer where the client is; it has answered from there
     * @param client the client name that belongs to what the client said it is, which it has not proved; empty for none
     * @param why for people; the peer does not know it
     */
    void handshakeFailed(InetSocketAddress peer, String client, String why);
}
