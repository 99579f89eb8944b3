// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.demo.CommandFailed;
import io.lwm2m.bs.demo.device.DeviceSettings;
import io.lwm2m.bs.demo.device.SimulatedDevice;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The steps of {@code bench store}, in order. */
final class StoreBench {

    private static final int FEW = 1000;
    private static final int BATCH = 1000;
    /** Enough for the disk to come to rest after the import. */
    private static final int WARM_UP = 200_000;

    private static final int LOOKUPS = 100_000;
    private static final double MIB = 1 << 20;
    private static final double TARGET_LOOKUP = 1;
    private static final double TARGET_RATIO = 1.5;
    private static final double TARGET_REST = 50;

    private final BenchStore store;
    private final int clients;
    private final int sessions;
    private final Progress progress;
    private final Random random = new Random(1);
    private final List<Figure> figures = new ArrayList<>();

    StoreBench(BenchStore store, int clients, int sessions, Progress progress) {
        this.store = store;
        this.clients = clients;
        this.sessions = sessions;
        this.progress = progress;
    }

    List<Figure> run() throws IOException, InterruptedException {
        double seconds = fill(0, FEW);
        Latency few = lookups(FEW);
        progress.stage("importing " + clients + " clients");
        seconds += fill(FEW, clients);
        figures.add(Figure.of("import of " + clients + " clients", seconds, "s").atMost(120));
        Latency many = lookups(clients);
        figures.add(Figure.of("lookup p99, slower than with " + FEW, many.percentile(99) / few.percentile(99), "x")
                .atMost(TARGET_RATIO));
        serve();
        if (store.file().isPresent()) {
            figures.add(Figure.of("database", databaseBytes(store.file().get()) / MIB, "MiB")
                    .atMost(1.2e9 / MIB));
        }
        return figures;
    }

    private double fill(int from, int until) {
        long start = System.nanoTime();
        for (int at = from; at < until; at += BATCH) {
            List<ClientConfigurations> batch = IntStream.range(at, Math.min(at + BATCH, until))
                    .mapToObj(Samples::client)
                    .toList();
            store.clients().saveAll(batch);
            progress.at(at, until);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Latency lookups(int among) {
        progress.stage("looking up clients among " + among);
        Latency latency = Latency.of(WARM_UP, LOOKUPS, i -> {
            String name = Samples.name(random.nextInt(among));
            if (store.clients().find(name).isEmpty()) {
                throw new CommandFailed("client " + name + " was lost");
            }
        });
        figures.add(Figure.of("lookup p50 among " + among, latency.percentile(50), "ms"));
        figures.add(Figure.of("lookup p99 among " + among, latency.percentile(99), "ms")
                .atMost(TARGET_LOOKUP));
        return latency;
    }

    private void serve() throws IOException, InterruptedException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        BootstrapServer server = BootstrapServer.builder()
                .store(store.clients())
                .journal(store.journal())
                .rules(new SessionRules(Duration.ofSeconds(12), Duration.ofSeconds(60), true))
                .coap(free)
                .build();
        server.start().join();
        try (WebServer web = WebServer.start(server, free)) {
            rest(web.uri());
            bootstrap(server.endpoints().get(0));
        } finally {
            server.stop().join();
        }
    }

    private void rest(URI uri) {
        progress.stage("asking over REST");
        RestCalls rest = new RestCalls(uri);
        add("REST first page p99", rest.latency(i -> "?limit=100"));
        add("REST prefix search p99", rest.latency(i -> "?q=" + prefix()));
        add("REST one client p99", rest.latency(i -> "/" + Samples.name(random.nextInt(clients))));
    }

    /** What somebody types who knows the first digits of a serial number. */
    private String prefix() {
        String name = Samples.name(random.nextInt(clients));
        return name.substring(0, name.length() - 3);
    }

    private void add(String name, Latency latency) {
        figures.add(Figure.of(name, latency.percentile(99), "ms").atMost(TARGET_REST));
    }

    private void bootstrap(URI server) throws IOException, InterruptedException {
        progress.stage("bootstrapping " + sessions + " devices");
        double most = ResidentMemory.mebibytes();
        for (int i = 0; i < sessions; i++) {
            String name = Samples.name(random.nextInt(clients));
            if (!SimulatedDevice.bootstrap(DeviceSettings.of(name, server)).isBootstrapped()) {
                throw new CommandFailed("device " + name + " was not bootstrapped");
            }
            most = Math.max(most, ResidentMemory.mebibytes());
            progress.at(i, sessions);
        }
        figures.add(Figure.of("resident memory, with the devices", most, "MiB").atMost(400));
    }

    private static double databaseBytes(Path file) throws IOException {
        long bytes = 0;
        for (Path each : Stream.of("", "-wal", "-shm")
                .map(end -> file.resolveSibling(file.getFileName() + end))
                .toList()) {
            bytes += Files.exists(each) ? Files.size(each) : 0;
        }
        return bytes;
    }
}
