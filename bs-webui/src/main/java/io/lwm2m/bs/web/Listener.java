// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * Where a web server listens.
 *
 * @param address the address that was asked for
 * @param connector Jetty's part of it
 * @param secure whether it speaks HTTPS
 */
record Listener(InetSocketAddress address, ServerConnector connector, boolean secure) {

    /** Adds it to a server; does not listen yet. */
    static Listener of(Server jetty, InetSocketAddress address, Optional<Https> https) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // the router takes paths apart as they were sent, so that every client name fits into a segment
        http.setUriCompliance(UriCompliance.UNSAFE);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = https.map(tls -> {
                    // names are for browsers to compare: people come by address too
                    http.addCustomizer(new SecureRequestCustomizer(false));
                    return new ServerConnector(
                            jetty, 1, 1, new SslConnectionFactory(tls.context(), plain.getProtocol()), plain);
                })
                .orElseGet(() -> new ServerConnector(jetty, 1, 1, plain));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        jetty.addConnector(connector);
        return new Listener(address, connector, https.isPresent());
    }

    /**
     * Begins to listen.
     *
     * @throws StartFailed when that is not possible; the message says what to do
     */
    void open() {
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

    /** The real port, once it listens. */
    int port() {
        return connector.getLocalPort();
    }

    URI uri() {
        boolean any = address.getAddress().isAnyLocalAddress();
        String host = any ? "localhost" : address.getHostString();
        return URI.create(
                (secure ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }
}
