// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.web.access.AuditLog;
import io.lwm2m.bs.web.access.Gate;
import io.lwm2m.bs.web.access.Login;
import io.lwm2m.bs.web.access.Origins;
import io.lwm2m.bs.web.access.SessionCookie;
import io.lwm2m.bs.web.api.Api;
import io.lwm2m.bs.web.api.Doors;
import io.lwm2m.bs.web.api.Watch;
import io.lwm2m.bs.web.events.EventFeed;
import io.lwm2m.bs.web.events.EventLog;
import io.lwm2m.bs.web.events.LiveSessions;
import io.lwm2m.bs.web.rest.Router;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * REST and events of a {@link BootstrapServer} over HTTP or HTTPS, under {@code /api/v1}. Serves until it is closed; the
 * bootstrap server may be started and stopped meanwhile. Who gets in, {@link WebSettings} say.
 */
public final class WebServer implements AutoCloseable {

    private static final int MOST_THREADS = 32;
    private static final int LOOK_SECONDS = 10;

    private final BootstrapServer server;
    private final EventFeed feed;
    private final EventStreams streams;
    private final Server jetty;
    private final URI uri;
    private final Optional<Https> https;

    private WebServer(
            BootstrapServer server,
            EventFeed feed,
            EventStreams streams,
            Server jetty,
            URI uri,
            Optional<Https> https) {
        this.server = server;
        this.feed = feed;
        this.streams = streams;
        this.jetty = jetty;
        this.uri = uri;
        this.https = https;
    }

    /**
     * Starts to serve programs and people of this machine, who need not log in.
     *
     * @param address where to listen, on a loopback address; port 0 takes a free one, see {@link #uri()}
     * @throws StartFailed when that is not possible; the message says what to do
     */
    public static WebServer start(BootstrapServer server, InetSocketAddress address) {
        return start(server, address, WebSettings.DEFAULT);
    }

    /**
     * Starts to serve. The data flow: listener, front with its entrance, operations; and beside it feed, log, streams.
     *
     * @throws StartFailed when that is not possible, or would be unsafe and was not asked for by name
     * @throws BootstrapException when the key for HTTPS cannot be used
     */
    public static WebServer start(BootstrapServer server, InetSocketAddress address, WebSettings settings) {
        settings.requireSafe(address);
        Server jetty = jetty();
        Optional<Https> https = settings.tls.map(Https::new);
        Listener listener = Listener.of(jetty, address, https);
        Instant since = settings.clock.instant();
        String epoch = Long.toString(since.toEpochMilli(), Character.MAX_RADIX);
        EventLog log = new EventLog(
                epoch, settings.events.replay(), () -> !server.endpoints().isEmpty());
        EventStreams streams = new EventStreams(log, jetty.getThreadPool(), jetty.getScheduler(), settings.events);
        LiveSessions live = new LiveSessions();
        EventFeed feed = new EventFeed(log, live, settings.clock, streams::wake);
        // listen before anything runs, so that a port in use leaves nothing behind
        listener.open();
        SessionCookie cookie = new SessionCookie(listener.port(), listener.secure());
        AuditLog audit = new AuditLog();
        Optional<Login> login = settings.needsLogin(address)
                ? settings.login.open(settings.clock, cookie, audit, streams::review)
                : Optional.empty();
        Doors doors = new Doors(login, settings.login.tokens(), cookie);
        Router router = new Router(Api.operations(server, new Watch(settings.clock, since, live), doors));
        Failures failures = new Failures();
        jetty.setErrorHandler(failures);
        Gate gate = login.<Gate>map(door -> door).orElseGet(Gate::open);
        Entrance entrance = new Entrance(new Origins(address, login.isPresent()), gate, audit);
        jetty.setHandler(new Front(entrance, router, streams, failures));
        // and hear before anybody can ask, so that no reader misses ready
        server.addListener(feed);
        try {
            run(jetty, address);
        } catch (StartFailed e) {
            server.removeListener(feed);
            throw e;
        }
        streams.start();
        WebServer started = new WebServer(server, feed, streams, jetty, listener.uri(), https);
        started.watch();
        return started;
    }

    /** Where it serves, with the real port: {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return uri;
    }

    /**
     * Reads the key for HTTPS again, which happens by itself within seconds when its files change. Without effect on plain
     * HTTP.
     *
     * @throws BootstrapException when it cannot be used; the one before stays in use then
     */
    public void reloadKey() {
        https.ifPresent(Https::reload);
    }

    /** Ends event streams, closes connections and stops; returns when no thread is left. Without effect when closed. */
    @Override
    public void close() {
        server.removeListener(feed);
        streams.close();
        stop(jetty);
    }

    private void watch() {
        https.ifPresent(tls -> jetty.getScheduler()
                .schedule(
                        () -> {
                            jetty.getThreadPool().execute(tls::look);
                            watch();
                        },
                        LOOK_SECONDS,
                        TimeUnit.SECONDS));
    }

    private static Server jetty() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
        threads.setName("bs-web");
        Server jetty = new Server(threads, new ScheduledExecutorScheduler("bs-web-timer", false), null);
        jetty.setStopTimeout(0);
        return jetty;
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
}
