// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.demo.device.BootstrapResult;
import io.lwm2m.bs.demo.device.DeviceSecurity;
import io.lwm2m.bs.demo.device.DeviceSettings;
import io.lwm2m.bs.demo.device.SimulatedDevice;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemorySessionJournal;
import io.lwm2m.bs.web.WebServer;
import io.lwm2m.bs.web.WebSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A server with its console on free ports of this machine. What it keeps outlives its restarts. */
final class ConsoleServer implements AutoCloseable {

    private final ConfigurationStore configurations = new InMemoryConfigurationStore();
    private final SessionJournal journal = new InMemorySessionJournal(1000);
    private final ServerIdentity identity = ServerIdentity.generate("bs-a", List.of("localhost"), Instant.now());
    private final WebSettings settings;
    private BootstrapServer server;
    private WebServer web;

    ConsoleServer() {
        this(WebSettings.DEFAULT);
    }

    ConsoleServer(WebSettings settings) {
        this.settings = settings;
        server = started(0, 0);
        web = WebServer.start(server, loopback(0), settings);
    }

    private BootstrapServer started(int coap, int coaps) {
        BootstrapServer made = BootstrapServer.builder()
                .coap(loopback(coap))
                .coaps(loopback(coaps), ServerSecurity.of(identity, TrustedCertificates.none()))
                .store(configurations)
                .journal(journal)
                .name("bs-a")
                .rules(new SessionRules(Duration.ofSeconds(5), Duration.ofSeconds(60), true))
                .build();
        made.start().join();
        return made;
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    BootstrapServer bootstrap() {
        return server;
    }

    SessionJournal journal() {
        return journal;
    }

    /** Where the console is. */
    URI uri() {
        return web.uri();
    }

    /** Where devices are served over plain coap. */
    URI coap() {
        return endpoint("coap");
    }

    /** A device that knows a pre-shared key asks over coaps, once. */
    BootstrapResult securedDevice(String name, Secret key) throws InterruptedException {
        return SimulatedDevice.bootstrap(
                DeviceSettings.of(name, endpoint("coaps")).secured(new DeviceSecurity.Psk(name, key)));
    }

    private URI endpoint(String scheme) {
        return server.endpoints().stream()
                .filter(endpoint -> endpoint.getScheme().equals(scheme))
                .findFirst()
                .orElseThrow();
    }

    /** A device with this name asks, once. */
    BootstrapResult device(String name) throws InterruptedException {
        return SimulatedDevice.bootstrap(DeviceSettings.of(name, coap()));
    }

    /** Runs something while the server is away, and brings it back on the same ports. */
    void awayDuring(Runnable meanwhile) {
        int webPort = web.uri().getPort();
        int coap = coap().getPort();
        int coaps = endpoint("coaps").getPort();
        close();
        meanwhile.run();
        server = started(coap, coaps);
        web = WebServer.start(server, loopback(webPort), settings);
    }

    @Override
    public void close() {
        web.close();
        server.stop().join();
    }
}
