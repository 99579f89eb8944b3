// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen at, as people write it.
 *
 * @param host a name or an address, an IPv6 one without its brackets
 * @param port 0 to 65535; 0 takes a free one
 */
record HostPort(String host, int port) {

    private static final Pattern TEXT =
            Pattern.compile("(?:(?:\\[(?<six>[0-9A-Fa-f:.%\\w]+)]|(?<host>[^:\\[\\]\\s/]*)):)?(?<port>\\d{1,5})");

    /**
     * Reads {@code HOST:PORT}, {@code [IPV6]:PORT}, {@code :PORT} or {@code PORT}.
     *
     * @param defaultHost the host when only the port is given
     * @throws IllegalArgumentException when it is something else; the message says what is wanted
     */
    static HostPort parse(String text, String defaultHost) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be HOST:PORT, for instance " + defaultHost + ":5783 or [::1]:5783, not '" + text + "'");
        }
        int port = Integer.parseInt(parts.group("port"));
        if (port > 65535) {
            throw new IllegalArgumentException("must have a port from 0 to 65535, not " + port);
        }
        return new HostPort(host(parts, defaultHost), port);
    }

    private static String host(Matcher parts, String defaultHost) {
        if (parts.group("six") != null) {
            return parts.group("six");
        }
        String host = parts.group("host");
        return host == null || host.isEmpty() ? defaultHost : host;
    }

    /**
     * The address; asks the name service.
     *
     * @throws CommandFailed when the host is not known
     */
    InetSocketAddress resolve(String option) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new CommandFailed(option + " " + this + ": there is no host '" + host
                    + "'; give an address of this machine, for instance 127.0.0.1:" + port);
        }
        return address;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
