// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.device.BootstrapResult;
import io.lwm2m.bs.demo.device.DeviceSettings;
import io.lwm2m.bs.demo.device.DeviceText;
import io.lwm2m.bs.demo.device.SimulatedDevice;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.leshan.core.request.ContentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code device}: bootstraps a simulated device and prints what it was told. */
@Command(
        name = "device",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Be a device: Eclipse Leshan's LwM2M client bootstraps, prints what it was told, and ends."
                    + " It does not register with the servers that it was told of.",
            "Keys on the command line can be seen by others on this machine; BS_PSK and BS_OSCORE, or @FILE, cannot.",
            "The exit code is 0 only when the bootstrap was finished and what was written fits together.",
            ""
        })
final class DeviceCommand implements Callable<Integer> {

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            required = true,
            converter = NameOf.class,
            order = 1,
            description = "The device's endpoint name.")
    String endpoint = "";

    @Option(
            names = "--server",
            paramLabel = "URI",
            required = true,
            converter = CoapUri.class,
            order = 2,
            description = "The bootstrap server: coap://HOST:PORT or coaps://HOST:PORT; without a port, 5683 or 5684.")
    URI server = URI.create("coap://127.0.0.1:5783");

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "60",
            converter = Seconds.class,
            order = 3,
            description = "Seconds until it gives up. Default: ${DEFAULT-VALUE}")
    Duration timeout = Duration.ofSeconds(60);

    @Option(
            names = "--pct",
            paramLabel = "FORMAT",
            defaultValue = "SENML_CBOR",
            order = 4,
            description = "The content format it prefers: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    Format format = Format.SENML_CBOR;

    @Mixin
    DeviceSecurityOptions security = new DeviceSecurityOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    DeviceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The formats that bootstrap writes come in. */
    enum Format {
        TLV(ContentFormat.TLV),
        SENML_JSON(ContentFormat.SENML_JSON),
        SENML_CBOR(ContentFormat.SENML_CBOR);

        private final ContentFormat leshan;

        Format(ContentFormat leshan) {
            this.leshan = leshan;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        DeviceSettings settings = settings();
        if (new InetSocketAddress(server.getHost(), 0).isUnresolved()) {
            throw new CommandFailed("--server " + server + ": there is no host '" + server.getHost() + "'");
        }
        BootstrapResult result = SimulatedDevice.bootstrap(settings);
        if (!result.instances().isEmpty()) {
            new DeviceText().lines(result).forEach(terminal.out()::println);
        }
        if (!result.isBootstrapped()) {
            throw new CommandFailed(result.message());
        }
        terminal.out().println(result.message() + " in " + result.duration().toMillis() + " ms");
        return 0;
    }

    private DeviceSettings settings() {
        DeviceSettings settings = DeviceSettings.of(endpoint, server)
                .waiting(timeout)
                .preferring(format.leshan)
                .secured(security.security(server));
        return security.serverName == null ? settings : settings.naming(security.serverName);
    }

    /** Reads {@code coap://HOST[:PORT]} and {@code coaps://HOST[:PORT]}. */
    static final class CoapUri implements ITypeConverter<URI> {

        private static final Map<String, Integer> PORTS = Map.of("coap", 5683, "coaps", 5684);

        @Override
        public URI convert(String text) {
            try {
                URI uri = new URI(text);
                String path = uri.getRawPath();
                boolean bare = uri.getRawQuery() == null && (path == null || path.isEmpty() || path.equals("/"));
                Integer port = PORTS.get(String.valueOf(uri.getScheme()));
                if (port != null && uri.getHost() != null && bare && uri.getPort() <= 65535) {
                    int given = uri.getPort() < 0 ? port : uri.getPort();
                    return new URI(uri.getScheme(), null, uri.getHost(), given, null, null, null);
                }
            } catch (URISyntaxException e) {
                // told below
            }
            throw new TypeConversionException("must be coap://HOST:PORT or coaps://HOST:PORT, not '" + text + "'");
        }
    }
}
