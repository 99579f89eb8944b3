// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What this machine is called. Stateless. */
final class Machine {

    private static final int MOST = 64;
    private static final String NAME = "[A-Za-z0-9_.-]{1,253}";
    private static final String ADDRESS = "[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*";

    private Machine() {}

    /** Its name; empty when it has none. */
    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** A name for certificates, which have room for 64 characters. */
    static String commonName() {
        String name = name();
        return name.isBlank() ? "LwM2M bootstrap server" : name.substring(0, Math.min(MOST, name.length()));
    }

    /** By which names a server that listens at a host is reached, as far as is known here. */
    static List<String> names(String host) {
        Set<String> names = new LinkedHashSet<>(List.of(name()));
        if (!host.matches("0\\.0\\.0\\.0|[0:]+")) {
            names.add(host);
        }
        names.removeIf(name -> !name.matches(NAME) && !name.matches(ADDRESS));
        return List.copyOf(names);
    }
}
