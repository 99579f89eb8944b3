// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.dtls.DtlsSettings;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much {@code serve} takes on over DTLS. */
@Command
final class DtlsOptions {

    @Option(
            names = "--dtls-max-connections",
            paramLabel = "N",
            defaultValue = "100000",
            converter = StorageOptions.Count.class,
            order = 8,
            description = "How many DTLS clients are remembered. Default: ${DEFAULT-VALUE}")
    int maxConnections = DtlsSettings.DEFAULT.maxConnections();

    @Option(
            names = "--dtls-stale-after",
            paramLabel = "S",
            defaultValue = "120",
            converter = Seconds.class,
            order = 9,
            description = "Seconds of silence after which a DTLS client may be forgotten for a new one."
                    + " Default: ${DEFAULT-VALUE}")
    Duration staleAfter = DtlsSettings.DEFAULT.staleAfter();

    @Option(
            names = "--dtls-max-handshakes",
            paramLabel = "N",
            defaultValue = "1000",
            converter = StorageOptions.Count.class,
            order = 10,
            description = "How many DTLS handshakes are under way at once; the longest makes room for a new one."
                    + " Default: ${DEFAULT-VALUE}")
    int maxHandshakes = DtlsSettings.DEFAULT.maxHandshakes();

    @Option(
            names = "--dtls-handshakes-per-address",
            paramLabel = "N",
            defaultValue = "6000",
            converter = StorageOptions.Count.class,
            order = 11,
            description = "How many DTLS handshakes an IP address (IPv6: a /64 network) may begin in a minute;"
                    + " more for a fleet behind one. Default: ${DEFAULT-VALUE}")
    int handshakesPerAddress = DtlsSettings.DEFAULT.handshakesPerAddress();

    DtlsSettings settings() {
        return new DtlsSettings(maxConnections, staleAfter, maxHandshakes, handshakesPerAddress);
    }
}
