// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.leshan.core.request.ContentFormat;

/**
 * What a simulated device is like.
 *
 * @param endpoint its endpoint name, {@code ep}
 * @param server where the bootstrap server is: {@code coap://host:port} or {@code coaps://host:port}
 * @param format the content format that it prefers, {@code pct}; empty to name none
 * @param timeout how long a bootstrap may take from the first request on
 * @param security how it is secured; what fits the server's scheme
 * @param serverName the name of the server that is sent in the DTLS handshake (SNI); empty for none
 */
public record DeviceSettings(
        String endpoint,
        URI server,
        Optional<ContentFormat> format,
        Duration timeout,
        DeviceSecurity security,
        Optional<String> serverName) {

    /** A device that prefers what Leshan's client prefers, SenML CBOR, waits 60 s, and is not secured. */
    public static DeviceSettings of(String endpoint, URI server) {
        return new DeviceSettings(
                endpoint,
                server,
                Optional.of(ContentFormat.SENML_CBOR),
                Duration.ofSeconds(60),
                new DeviceSecurity.None(),
                Optional.empty());
    }

    /** The same with another preferred format. */
    public DeviceSettings preferring(ContentFormat other) {
        return new DeviceSettings(endpoint, server, Optional.of(other), timeout, security, serverName);
    }

    /** The same with other patience. */
    public DeviceSettings waiting(Duration other) {
        return new DeviceSettings(endpoint, server, format, other, security, serverName);
    }

    /** The same, but secured. */
    public DeviceSettings secured(DeviceSecurity other) {
        return new DeviceSettings(endpoint, server, format, timeout, other, serverName);
    }

    /** The same with a name for the server in the handshake. */
    public DeviceSettings naming(String server) {
        return new DeviceSettings(endpoint, this.server, format, timeout, security, Optional.of(server));
    }
}
