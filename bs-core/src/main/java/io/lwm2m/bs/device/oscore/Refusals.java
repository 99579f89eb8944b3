// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import java.net.InetSocketAddress;

/** Is told of requests that were refused before they could become sessions. */
@FunctionalInterface
public interface Refusals {

    /**
     * A request was refused.
     *
     * @param client the client name that the keys belong to, empty when it is not known; the peer has proved nothing
     * @param peer the peer's address
     * @param why for operators; the peer is not told more than what RFC 8613 says
     */
    void refused(String client, InetSocketAddress peer, String why);
}
