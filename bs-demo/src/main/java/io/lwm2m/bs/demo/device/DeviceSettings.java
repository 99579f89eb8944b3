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
 * @param server where the bootstrap server is: {@code coap://host:port}
 * @param format the content format that it prefers, {@code pct}; empty to name none
 * @param timeout how long a bootstrap may take from the first request on
 */
public record DeviceSettings(String endpoint, URI server, Optional<ContentFormat> format, Duration timeout) {

    /** A device that prefers what Leshan's client prefers, SenML CBOR, and waits 60 s. */
    public static DeviceSettings of(String endpoint, URI server) {
        return new DeviceSettings(endpoint, server, Optional.of(ContentFormat.SENML_CBOR), Duration.ofSeconds(60));
    }

    /** The same with another preferred format. */
    public DeviceSettings preferring(ContentFormat other) {
        return new DeviceSettings(endpoint, server, Optional.of(other), timeout);
    }

    /** The same with other patience. */
    public DeviceSettings waiting(Duration other) {
        return new DeviceSettings(endpoint, server, format, other);
    }
}
