// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.web.WebServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The server with everything around it, as {@code serve} runs it. */
final class RunningServer implements AutoCloseable {

    private final BootstrapServer server;
    private final Optional<WebServer> web;
    private final SessionPrinter printer;

    private RunningServer(BootstrapServer server, Optional<WebServer> web, SessionPrinter printer) {
        this.server = server;
        this.web = web;
        this.printer = printer;
    }

    /**
     * Starts to serve, and says so.
     *
     * @throws CommandFailed when an address or the file to load is no good
     * @throws StartFailed when a port is in use, for instance; nothing is left running then
     */
    static RunningServer start(ServeSettings settings, Terminal terminal) {
        Optional<InetSocketAddress> web = settings.web().map(address -> address.resolve("--web"));
        BootstrapServer server = BootstrapServer.builder()
                .coap(settings.coap().resolve("--coap"))
                .rules(settings.rules())
                .build();
        settings.load().ifPresent(path -> LoadFile.into(server.admin(), path));
        SessionPrinter printer = new SessionPrinter(terminal, settings.verbose());
        if (!settings.quiet()) {
            server.addListener(printer);
        }
        Greeting.warnings(settings, terminal);
        RunningServer running = open(server, web, printer);
        Greeting.print(settings, running, terminal);
        return running;
    }

    /** Both doors at once, which halves the wait; ready when both are open. */
    private static RunningServer open(
            BootstrapServer server, Optional<InetSocketAddress> address, SessionPrinter printer) {
        CompletableFuture<Void> started = server.start();
        Optional<WebServer> web = Optional.empty();
        try {
            web = address.map(where -> WebServer.start(server, where));
            await(started);
            return new RunningServer(server, web, printer);
        } catch (RuntimeException e) {
            web.ifPresent(WebServer::close);
            await(server.stop());
            printer.close();
            throw e;
        }
    }

    /** Where devices are served, with the real port. */
    URI coap() {
        return server.endpoints().get(0);
    }

    /** Where the REST API is served, with the real port. */
    Optional<URI> web() {
        return web.map(WebServer::uri);
    }

    /** How many clients are configured. */
    long clients() {
        return server.admin().count();
    }

    /** The first client in the order of names; empty when there is none. */
    Optional<String> firstClient() {
        return server.admin().list(new Query("", Optional.empty(), 1)).stream()
                .map(ClientConfigurations::client)
                .findFirst();
    }

    /** No new requests, then no new sessions; running ones get up to 5 s. Without effect the second time. */
    @Override
    public void close() {
        web.ifPresent(WebServer::close);
        await(server.stop());
        printer.close();
    }

    private static void await(CompletableFuture<Void> call) {
        try {
            call.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
