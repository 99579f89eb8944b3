// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.BootstrapServerBuilder;
import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.admin.TokenAdmin.Issued;
import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.store.ConfigurationStore.About;
import io.lwm2m.bs.web.WebServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The server with everything around it, as {@code serve} runs it. */
final class RunningServer implements AutoCloseable {

    private final BootstrapServer server;
    private final Optional<WebServer> web;
    private final SessionPrinter printer;
    private final Storage storage;

    private RunningServer(BootstrapServer server, Optional<WebServer> web, SessionPrinter printer, Storage storage) {
        this.server = server;
        this.web = web;
        this.printer = printer;
        this.storage = storage;
    }

    /**
     * Starts to serve, and says so.
     *
     * @throws CommandFailed when an address or the file to load is no good
     * @throws StartFailed when a port is in use, for instance; nothing is left running then
     */
    static RunningServer start(ServeSettings settings, Terminal terminal) {
        InetSocketAddress coap = settings.devices().coap().resolve("--coap");
        Optional<CoapsSettings> coaps = settings.devices().coaps();
        coaps.ifPresent(where -> where.address().resolve("--coaps"));
        settings.web().ifPresent(RestSettings::requireSafe);
        Greeting.warnings(settings, terminal);
        Storage storage = Storage.opening(settings.storage());
        try {
            Optional<DoorSecurity> security = coaps.map(where -> DoorSecurity.open(where, settings.storage()));
            BootstrapServer server = server(settings, storage, coap, security);
            settings.storage()
                    .load()
                    .ifPresent(path -> LoadFile.into(server.admin(), path).print(terminal));
            RunningServer running = open(server, settings.web(), printer(server, settings.output(), terminal), storage);
            server.security().ifPresent(current -> Greeting.warnings(current, terminal));
            Greeting.print(settings, running, security, terminal);
            return running;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private static BootstrapServer server(
            ServeSettings settings, Storage storage, InetSocketAddress coap, Optional<DoorSecurity> security) {
        BootstrapServerBuilder builder = BootstrapServer.builder().coap(coap);
        settings.devices()
                .coaps()
                .ifPresent(coaps -> builder.coaps(
                        coaps.address().resolve("--coaps"),
                        security.orElseThrow().security(),
                        coaps.limits()));
        return builder.store(storage.configurations())
                .credentials(storage.credentials())
                .journal(storage.journal())
                .rules(settings.rules())
                .name(settings.name())
                .build();
    }

    private static SessionPrinter printer(BootstrapServer server, Output output, Terminal terminal) {
        SessionPrinter printer = new SessionPrinter(terminal, output.verbose());
        if (!output.quiet()) {
            server.addListener(printer);
        }
        return printer;
    }

    /** Both doors and the storage at once, which halves the wait; ready when all are open. */
    private static RunningServer open(
            BootstrapServer server, Optional<RestSettings> operators, SessionPrinter printer, Storage storage) {
        CompletableFuture<Void> started = server.start();
        Optional<WebServer> web = Optional.empty();
        try {
            web = operators.map(
                    rest -> WebServer.start(server, rest.resolved(), rest.toWeb(TokenAdmin.on(storage.tokens()))));
            storage.configurations().about();
            Waiting.on(started);
            return new RunningServer(server, web, printer, storage);
        } catch (RuntimeException e) {
            new RunningServer(server, web, printer, storage).close();
            throw e;
        }
    }

    /** Where devices are served over CoAP, with the real port. */
    URI coap() {
        return server.endpoints().stream()
                .filter(endpoint -> "coap".equals(endpoint.getScheme()))
                .findFirst()
                .orElseThrow();
    }

    /** Everywhere that devices are served, with the real ports. */
    List<URI> endpoints() {
        return server.endpoints();
    }

    /** Reads identity and trusted authorities again, and says what came of it; what is no good changes nothing. */
    void reload(Terminal terminal) {
        server.security().ifPresent(security -> {
            try {
                terminal.out()
                        .println("identity read again: "
                                + DoorSecurity.line(security.reload().identity()));
                Greeting.warnings(security, terminal);
            } catch (BootstrapException e) {
                Complaints.print(terminal, "identity and authorities stay as they were: " + e.getMessage());
            }
        });
        try {
            web.ifPresent(WebServer::reloadKey);
        } catch (BootstrapException e) {
            Complaints.print(terminal, "HTTPS goes on with the key that it has: " + e.getMessage());
        }
    }

    /** The token that operators log in with first; empty when there is one already, or nobody has to log in. */
    Optional<Issued> firstToken(ServeSettings settings) {
        return settings.web()
                .filter(RestSettings::needsLogin)
                .flatMap(rest -> TokenAdmin.on(storage.tokens()).first());
    }

    /** Where the REST API is served, with the real port. */
    Optional<URI> web() {
        return web.map(WebServer::uri);
    }

    /** What configurations are stored in. */
    About store() {
        return server.admin().store();
    }

    /** How many clients are configured. */
    long clients() {
        return server.admin().count();
    }

    /**
     * No new sessions, running ones get up to 5 s; then REST, which has told of their ends; then the journal and the
     * database, which have everything. Without effect the second time.
     */
    @Override
    public void close() {
        each(() -> Waiting.on(server.stop()), () -> web.ifPresent(WebServer::close), storage::close, printer::close);
    }

    /** All steps, also those after one that failed; the last failure is thrown. */
    static void each(Runnable... steps) {
        if (steps.length > 0) {
            try {
                steps[0].run();
            } finally {
                each(Arrays.copyOfRange(steps, 1, steps.length));
            }
        }
    }
}
