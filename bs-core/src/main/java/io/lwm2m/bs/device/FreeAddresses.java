// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Californium only logs why it could not bind, so it is tried first; all at once, lest two of them are the same. */
final class FreeAddresses {

    private FreeAddresses() {}

    /**
     * Finds out whether all addresses can be listened at.
     *
     * @param addresses by what is to be served there
     * @throws StartFailed when one cannot
     */
    static void require(Map<String, InetSocketAddress> addresses) {
        List<DatagramSocket> probes = new ArrayList<>();
        try {
            addresses.forEach((what, address) -> probes.add(bound(what, address)));
        } finally {
            probes.forEach(DatagramSocket::close);
        }
    }

    private static DatagramSocket bound(String what, InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new StartFailed(what + ": there is no host '" + address.getHostString() + "'", null);
        }
        try {
            return new DatagramSocket(address);
        } catch (SocketException e) {
            throw new StartFailed(
                    what + ": cannot listen at udp " + Addresses.print(address) + " (" + e.getMessage()
                            + "); stop what uses it or choose another address",
                    e);
        }
    }
}
