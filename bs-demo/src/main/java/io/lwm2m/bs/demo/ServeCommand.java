// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.SessionRules;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code serve}: serves until the process is told to end. */
@Command(
        name = "serve",
        synopsisHeading = "Usage: java -jar ",
        description =
                "Serve devices over CoAP, with DTLS or without, and operators over REST, until it is told to end (Ctrl-C, SIGTERM).%n")
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--coap",
            paramLabel = "HOST:PORT",
            defaultValue = "0.0.0.0:5783",
            converter = CoapAddress.class,
            order = 1,
            description = "Where devices are served; port 0 takes a free one. Default: ${DEFAULT-VALUE}")
    HostPort coap = new HostPort(CoapAddress.HOST, 5783);

    @Option(
            names = "--allow-plaintext-secrets",
            order = 24,
            description = "Write keys to devices over plain coap too, where anybody on the way can read them.")
    boolean allowPlaintextSecrets;

    @Option(
            names = "--discover-timeout",
            paramLabel = "S",
            defaultValue = "12",
            converter = Seconds.class,
            order = 25,
            description = "Seconds to wait for the answer to Bootstrap-Discover. Default: ${DEFAULT-VALUE}")
    Duration discoverTimeout = SessionRules.DEFAULT.discoverTimeout();

    @Option(
            names = "--session-timeout",
            paramLabel = "S",
            defaultValue = "247",
            converter = Seconds.class,
            order = 26,
            description = "Seconds that a session may take. Default: ${DEFAULT-VALUE}")
    Duration sessionTimeout = SessionRules.DEFAULT.sessionTimeout();

    @Option(
            names = "--no-bootstrap-pack",
            order = 27,
            description = "Answer no Bootstrap-Pack-Requests (LwM2M 1.2): clients bootstrap request by request.")
    boolean noBootstrapPack;

    @Option(
            names = {"-q", "--quiet"},
            order = 28,
            description = "Print no line per session.")
    boolean quiet;

    @Mixin
    CoapsOptions coaps = new CoapsOptions();

    @Mixin
    WebOptions web = new WebOptions();

    @Mixin
    StorageOptions storage = new StorageOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Logging.prepare();
        if (common.verbose) {
            Logging.verbose();
        }
        Optional.ofNullable(web.auditLog).ifPresent(Logging::audit);
        try (RunningServer server = RunningServer.start(settings(), terminal)) {
            serve(server);
        }
        return 0;
    }

    /** Until a signal ends the JVM; the hook makes that clean. */
    private void serve(RunningServer server) {
        CountDownLatch end = new CountDownLatch(1);
        Thread hook = new Thread(server::close, "bs-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        HangUp hangUp = HangUp.heard(() -> hungUp(server, end));
        try {
            end.await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
        } finally {
            hangUp.close();
        }
    }

    /** The signal also comes when the terminal is gone, which then takes no output: there is nobody left to serve for. */
    private void hungUp(RunningServer server, CountDownLatch end) {
        server.reload(terminal);
        if (terminal.out().checkError()) {
            end.countDown();
        }
    }

    private ServeSettings settings() {
        return new ServeSettings(
                new DoorSettings(coap, coaps.settings()),
                web.settings(),
                storage.settings(terminal.environment()),
                storage.serverName(),
                rules(),
                new Output(quiet, common.verbose));
    }

    SessionRules rules() {
        return new SessionRules(discoverTimeout, sessionTimeout, allowPlaintextSecrets, !noBootstrapPack);
    }

    /** Reads {@code --coap}. */
    static final class CoapAddress implements ITypeConverter<HostPort> {

        static final String HOST = "0.0.0.0";

        @Override
        public HostPort convert(String text) {
            return address(text, HOST);
        }
    }

    /** Reads {@code --web}. */
    static final class WebAddress implements ITypeConverter<HostPort> {

        static final String HOST = "127.0.0.1";

        @Override
        public HostPort convert(String text) {
            return address(text, HOST);
        }
    }

    private static HostPort address(String text, String defaultHost) {
        try {
            return HostPort.parse(text, defaultHost);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
