// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.web.api.Api;
import io.lwm2m.bs.web.events.EventFeed;
import io.lwm2m.bs.web.events.EventLog;
import io.lwm2m.bs.web.rest.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * REST and events of a {@link BootstrapServer} over HTTP, under {@code /api/v1}. Serves until it is closed; the bootstrap
 * server may be started and stopped meanwhile. There is no login: on a loopback address only programs of this machine get
 * in, on any other address everybody who reaches it.
 */
public final class WebServer implements AutoCloseable {

    private static final int MOST_THREADS = 32;

    private final BootstrapServer server;
    private final EventFeed feed;
    private final EventStreams streams;
    private final Server jetty;
    private final URI uri;

    private WebServer(BootstrapServer server, EventFeed feed, EventStreams streams, Server jetty, URI uri) {
        this.server = server;
        this.feed = feed;
        this.streams = streams;
        this.jetty = jetty;
        this.uri = uri;
    }

    /**
     * Starts to serve.
     *
     * @param address where to listen; port 0 takes a free one, see {@link #uri()}
     * @throws StartFailed when that is not possible; the message says what to do
     */
    public static WebServer start(BootstrapServer server, InetSocketAddress address) {
        return start(server, address, WebSettings.DEFAULT);
    }

    /** The data flow: connector, front, operations; and beside it feed, log, streams. */
    static WebServer start(BootstrapServer server, InetSocketAddress address, WebSettings settings) {
        Server jetty = jetty();
        ServerConnector connector = connector(jetty, address);
        Instant since = settings.clock().instant();
        String epoch = Long.toString(since.toEpochMilli(), Character.MAX_RADIX);
        EventLog log =
                new EventLog(epoch, settings.replay(), () -> !server.endpoints().isEmpty());
        EventStreams streams = new EventStreams(log, jetty.getThreadPool(), jetty.getScheduler(), settings);
        EventFeed feed = new EventFeed(log, streams::wake);
        Failures failures = new Failures();
        Router router = new Router(Api.operations(server, since));
        jetty.setErrorHandler(failures);
        jetty.setHandler(new Front(new Access(address), router, streams, failures));
        // listen before anything runs, so that a port in use leaves nothing behind
        open(connector, address);
        // and hear before anybody can ask, so that no reader misses ready
        server.addListener(feed);
        try {
            run(jetty, address);
        } catch (StartFailed e) {
            server.removeListener(feed);
            throw e;
        }
        streams.start();
        return new WebServer(server, feed, streams, jetty, uri(address, connector.getLocalPort()));
    }

    /** Where it serves, with the real port: {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return uri;
    }

    /** Ends event streams, closes connections and stops; returns when no thread is left. Without effect when closed. */
    @Override
    public void close() {
        server.removeListener(feed);
        streams.close();
        stop(jetty);
    }

    private static Server jetty() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
        threads.setName("bs-web");
        Server jetty = new Server(threads, new ScheduledExecutorScheduler("bs-web-timer", false), null);
        jetty.setStopTimeout(0);
        return jetty;
    }

    private static ServerConnector connector(Server jetty, InetSocketAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // the router takes paths apart as they were sent, so that every client name fits into a segment
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        jetty.addConnector(connector);
        return connector;
    }

    private static void open(ServerConnector connector, InetSocketAddress address) {
        String place = address.getHostString() + ":" + address.getPort();
        if (address.isUnresolved()) {
            throw new StartFailed(
                    "The REST API cannot listen on " + place
                            + ": there is no such host; give an address of this machine",
                    new UnknownHostException(address.getHostString()));
        }
        try {
            connector.open();
        } catch (IOException e) {
            throw new StartFailed("The REST API cannot listen on " + place + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        Throwable cause = e.getCause() instanceof BindException bind ? bind : e;
        String message = String.valueOf(cause.getMessage());
        if (message.contains("already in use")) {
            return "the port is in use; stop the program that uses it, or choose another port";
        }
        return message.contains("assign requested")
                ? "this machine does not have that address; give one that it has, 127.0.0.1 for instance"
                : message + "; choose another address or port";
    }

    private static void run(Server jetty, InetSocketAddress address) {
        try {
            jetty.start();
        } catch (Exception e) { // that is what Jetty declares
            stop(jetty);
            throw new StartFailed("The REST API cannot start on " + address + ": " + e.getMessage(), e);
        }
    }

    private static void stop(Server jetty) {
        try {
            jetty.stop();
        } catch (Exception e) { // that is what Jetty declares
            throw new IllegalStateException("the web server did not stop cleanly", e);
        }
    }

    private static URI uri(InetSocketAddress address, int port) {
        boolean any = address.getAddress().isAnyLocalAddress();
        String host = any ? "localhost" : address.getHostString();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
