// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.kill.Known.Change;
import io.lwm2m.bs.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server at random moments while several writers change clients over REST, and looks after each restart whether
 * every acknowledged change is there and none is half there. {@code -Dkill.rounds=N} for more than 20 rounds,
 * {@code -Dkill.seed=N} for other ones.
 */
@Timeout(3600)
class KillIT {

    private static final int WRITERS = 4;
    private static final int MOST_CHANGES = 120;

    private final int rounds = Integer.getInteger("kill.rounds", 20);
    private final long seed = Long.getLong("kill.seed", 20261122L);
    private final Random random = new Random(seed);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Known> writers = IntStream.range(0, WRITERS)
            .mapToObj(writer -> new Known(writer, seed))
            .toList();
    private int acknowledged;

    @TempDir
    Path folder;

    @Test
    void a_killed_server_has_every_acknowledged_change_and_no_half_one() throws Exception {
        System.out.println("kill.seed=" + seed);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < rounds; round++) {
                round(threads);
            }
        } finally {
            threads.shutdownNow();
        }
        try (ServerProcess server = ServerProcess.start(folder.resolve("bs.db"))) {
            check(server);
        }
        System.out.println("kill.rounds=" + rounds + ", acknowledged changes: " + acknowledged);
        assertThat(acknowledged).as("acknowledged changes").isGreaterThan(rounds * MOST_CHANGES / 8);
    }

    private void round(ExecutorService threads) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("bs.db"))) {
            check(server);
            int fatal = 1 + random.nextInt(MOST_CHANGES);
            AtomicInteger changes = new AtomicInteger();
            List<CompletableFuture<Void>> running = writers.stream()
                    .map(writer -> CompletableFuture.runAsync(() -> change(server, writer, changes, fatal), threads))
                    .toList();
            running.forEach(CompletableFuture::join);
            acknowledged += changes.get();
        }
    }

    /** Until the server is gone; whoever gets the fatal acknowledgement kills it, in the midst of the others' changes. */
    private void change(ServerProcess server, Known writer, AtomicInteger changes, int fatal) {
        try {
            while (true) {
                Change change = writer.next();
                HttpResponse<String> answer = send(server, change.method(), change.path(), change.body());
                assertThat(answer.statusCode())
                        .as("%s: %s", change, answer.body())
                        .isBetween(200, 204);
                writer.acknowledge();
                if (changes.incrementAndGet() == fatal) {
                    server.kill();
                }
            }
        } catch (IOException e) {
            // that was the kill
        }
    }

    private void check(ServerProcess server) throws IOException {
        for (Known writer : writers) {
            for (String client : writer.clients()) {
                Map<Integer, String> found = found(send(server, "GET", client, ""));
                assertThat(writer.accepts(client, found))
                        .as("%s has %s, expected %s", client, found, writer.expected(client))
                        .isTrue();
                writer.settle(client, found);
            }
        }
    }

    private static Map<Integer, String> found(HttpResponse<String> answer) {
        Map<Integer, String> found = new TreeMap<>();
        if (answer.statusCode() != 404 && Json.read(answer.body()) instanceof Map<?, ?> accounts) {
            accounts.forEach((id, account) -> found.put(
                    Integer.valueOf(id.toString()),
                    ((Map<?, ?>) account).get("serverURI") + " " + ((Map<?, ?>) account).get("lifetime")));
        }
        return found;
    }

    private HttpResponse<String> send(ServerProcess server, String method, String path, String body)
            throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.configs().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
