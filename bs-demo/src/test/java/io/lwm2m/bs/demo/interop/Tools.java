// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where tests find what not every machine has. */
public final class Tools {

    private Tools() {}

    /** The value of {@code -Dinterop.NAME}, else of the environment variable {@code INTEROP_NAME}. */
    public static Optional<String> find(String name) {
        String property = System.getProperty("interop." + name, "");
        String variable =
                System.getenv("INTEROP_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
        return property.isEmpty()
                ? Optional.ofNullable(variable).filter(value -> !value.isEmpty())
                : Optional.of(property);
    }

    /** Skips the test when a tool is missing, or fails it when {@code INTEROP_REQUIRED} names the tool. */
    public static void require(String name, Optional<String> missing) {
        String required = Optional.ofNullable(System.getenv("INTEROP_REQUIRED")).orElse("");
        if (missing.isPresent() && Arrays.asList(required.split(",")).contains(name)) {
            throw new AssertionError(missing.get());
        }
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            return socket.getLocalPort();
        }
    }
}
