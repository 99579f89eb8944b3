// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Socket addresses for people: {@code 127.0.0.1:5783}, {@code [::1]:5783}. */
final class Addresses {

    private Addresses() {}

    static String print(InetSocketAddress address) {
        if (address.getAddress() == null) {
            return address.getHostString() + ":" + address.getPort();
        }
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
