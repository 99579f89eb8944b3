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
    private static final int LOOKUPS = 2000;
    private static final int TURNS = 150;
    /** Enough for the disk to come to rest after the import. */
    private static final int WARM_UP_TURNS = 100;

    private static final double MIB = 1 << 20;
    private static final double TARGET_LOOKUP = 1;
    private static final double TARGET_RATIO = 1.5;
    private static final double TARGET_REST = 50;
    private static final double TARGET_SEARCH = 300;

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
        progress.stage("importing " + clients + " clients");
        figures.add(Figure.of("import of " + clients + " clients", fill(store, clients), "s")
                .atMost(120));
        try (BenchStore small = store.file().isPresent() ? BenchStore.open(null) : BenchStore.open("memory")) {
            lookUp(small);
        }
        serve();
        if (store.file().isPresent()) {
            figures.add(Figure.of("database", databaseBytes(store.file().get()) / MIB, "MiB")
                    .atMost(1.2e9 / MIB));
        }
        return figures;
    }

    private double fill(BenchStore into, int until) {
        long start = System.nanoTime();
        for (int at = 0; at < until; at += BATCH) {
            List<ClientConfigurations> batch = IntStream.range(at, Math.min(at + BATCH, until))
                    .mapToObj(Samples::client)
                    .toList();
            into.clients().saveAll(batch);
            progress.at(at, until);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** In a small store of the same kind and in this one, turn by turn: whatever else goes on slows both alike. */
    private void lookUp(BenchStore small) {
        fill(small, FEW);
        progress.stage("looking up clients among " + FEW + " and among " + clients);
        Latency few = new Latency();
        Latency many = new Latency();
        for (int turn = 0; turn < TURNS; turn++) {
            boolean counted = turn >= WARM_UP_TURNS;
            few.add(counted, LOOKUPS, i -> lookUp(small, FEW));
            many.add(counted, LOOKUPS, i -> lookUp(store, clients));
            progress.at(turn, TURNS);
        }
        add(few, FEW);
        add(many, clients);
        figures.add(Figure.of("lookup p99, slower than with " + FEW, many.percentile(99) / few.percentile(99), "x")
                .atMost(TARGET_RATIO));
    }

    private void lookUp(BenchStore where, int among) {
        String name = Samples.name(random.nextInt(among));
        if (where.clients().find(name).isEmpty()) {
            throw new CommandFailed("client " + name + " was lost");
        }
    }

    private void add(Latency latency, int among) {
        figures.add(Figure.of("lookup p50 among " + among, latency.percentile(50), "ms"));
        figures.add(Figure.of("lookup p99 among " + among, latency.percentile(99), "ms")
                .atMost(TARGET_LOOKUP));
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
        add("REST first page p99", rest.latency(i -> "/configs?limit=100"));
        add("REST prefix search p99", rest.latency(i -> "/configs?q=" + prefix()));
        add("REST one client p99", rest.latency(i -> "/configs/" + Samples.name(random.nextInt(clients))));
        add("REST page of the table p99", rest.latency(i -> "/clients?limit=50&after=" + prefix()));
        Latency search = rest.latencyOfFew(i -> "/clients?limit=50&search=" + suffix());
        figures.add(Figure.of("REST search for a part p99", search.percentile(99), "ms")
                .atMost(TARGET_SEARCH));
    }

    /** What somebody types who knows the last digits of a serial number. */
    private String suffix() {
        String name = Samples.name(random.nextInt(clients));
        return name.substring(name.length() - 6);
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
