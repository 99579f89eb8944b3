// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one writer knows about the clients that it alone changes: the state that was acknowledged, and at most one change
 * under way.
 */
final class Known {

    /** A change: the request, and what the client has after it, config id to server and lifetime. */
    record Change(String method, String path, String body, String client, Map<Integer, String> after) {}

    private static final AtomicInteger LIFETIMES = new AtomicInteger();

    private final Map<String, Map<Integer, String>> acknowledged = new TreeMap<>();
    private final List<String> clients = new ArrayList<>();
    private final Random random;
    private Optional<Change> underWay = Optional.empty();

    Known(int writer, long seed) {
        random = new Random(seed + writer);
        for (int i = 0; i < 5; i++) {
            clients.add("w" + writer + "-" + i);
        }
        clients.forEach(client -> acknowledged.put(client, Map.of()));
    }

    List<String> clients() {
        return clients;
    }

    /** The next one to try. */
    Change next() {
        String client = clients.get(random.nextInt(clients.size()));
        Map<Integer, String> now = acknowledged.get(client);
        Change change = switch (now.isEmpty() ? 9 : random.nextInt(10)) {
            case 0 -> new Change("DELETE", client, "", client, Map.of());
            case 1, 2, 3 -> removal(client, now);
            default -> configuration(client, now);
        };
        underWay = Optional.of(change);
        return change;
    }

    private Change removal(String client, Map<Integer, String> now) {
        Integer id = List.copyOf(now.keySet()).get(random.nextInt(now.size()));
        Map<Integer, String> after = new TreeMap<>(now);
        after.remove(id);
        return new Change("DELETE", client + "/" + id, "", client, after);
    }

    /** Two accounts or three at once: new ones, and such as take the place of others. */
    private Change configuration(String client, Map<Integer, String> now) {
        Map<Integer, String> after = new TreeMap<>(now);
        List<String> body = new ArrayList<>();
        int first = random.nextInt(8);
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            String server = "coap://server" + (first + i) + ".example";
            int lifetime = LIFETIMES.incrementAndGet();
            body.add("{\"serverURI\":\"" + server + "\",\"lifetime\":" + lifetime + "}");
            after.put(place(after, server), server + " " + lifetime);
        }
        return new Change("POST", client, "[" + String.join(",", body) + "]", client, after);
    }

    private static int place(Map<Integer, String> accounts, String server) {
        for (Map.Entry<Integer, String> account : accounts.entrySet()) {
            if (account.getValue().startsWith(server + " ")) {
                return account.getKey();
            }
        }
        int id = 0;
        while (accounts.containsKey(id)) {
            id++;
        }
        return id;
    }

    /** The server said that it is done. */
    void acknowledge() {
        underWay.ifPresent(change -> acknowledged.put(change.client(), change.after()));
        underWay = Optional.empty();
    }

    /** Whether a client may have this after a kill: what was acknowledged, or that and the change under way. */
    boolean accepts(String client, Map<Integer, String> found) {
        boolean before = found.equals(acknowledged.get(client));
        return before
                || underWay.filter(change -> change.client().equals(client) && found.equals(change.after()))
                        .isPresent();
    }

    String expected(String client) {
        return acknowledged.get(client) + ", under way " + underWay;
    }

    /** From here on that is what it has. */
    void settle(String client, Map<Integer, String> found) {
        acknowledged.put(client, found);
        underWay = underWay.filter(change -> !change.client().equals(client));
    }
}
