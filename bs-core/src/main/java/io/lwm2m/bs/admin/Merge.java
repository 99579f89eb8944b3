// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How given accounts and stored ones become what is stored next. */
final class Merge {

    private Merge() {}

    /** Adds accounts: one for a known server takes that one's place and its config id. */
    static SortedMap<Integer, ServerAccount> into(SortedMap<Integer, ServerAccount> stored, List<ServerAccount> given) {
        SortedMap<Integer, ServerAccount> merged = new TreeMap<>(stored);
        Map<String, Integer> ids = idsByServer(stored);
        int free = 0;
        for (ServerAccount account : given) {
            Integer known = ids.get(account.server());
            while (known == null && merged.containsKey(free)) {
                free++;
            }
            int id = known == null ? free : known;
            merged.put(id, complete(account, merged.getOrDefault(id, ServerAccount.empty())));
            remember(ids, id, account);
        }
        return numbered(merged);
    }

    /**
     * Takes the place of everything. Masks and short server ids come from the stored account for the same server,
     * wherever it stood: a key must never reach another server because a list became shorter. An account for a new
     * server takes them from its config id, unless the account that stood there is given too, for its own server.
     */
    static SortedMap<Integer, ServerAccount> over(
            SortedMap<Integer, ServerAccount> stored, SortedMap<Integer, ServerAccount> given) {
        Map<String, Integer> ids = idsByServer(stored);
        Set<String> servers = given.values().stream().map(ServerAccount::server).collect(Collectors.toSet());
        SortedMap<Integer, ServerAccount> merged = new TreeMap<>();
        given.forEach((id, account) -> {
            ServerAccount there = stored.getOrDefault(id, ServerAccount.empty());
            if (!there.server().equals(account.server())) {
                ServerAccount moved = servers.contains(there.server()) ? ServerAccount.empty() : there;
                Integer known = ids.get(account.server());
                there = known == null ? moved : stored.getOrDefault(known, moved);
            }
            merged.put(id, complete(account, there));
        });
        return numbered(merged);
    }

    /** Masked secrets get the stored value; a short server id that was assigned once stays the same. */
    private static ServerAccount complete(ServerAccount given, ServerAccount stored) {
        ServerAccount account = given;
        for (Property<?> property : given.values().keySet()) {
            account = unmask(account, property, stored);
        }
        Optional<Long> assigned = stored.get(Properties.SHORT_SERVER_ID);
        return given.get(Properties.SHORT_SERVER_ID).isEmpty() && assigned.isPresent()
                ? account.with(Properties.SHORT_SERVER_ID, assigned.get())
                : account;
    }

    private static <T> ServerAccount unmask(ServerAccount account, Property<T> property, ServerAccount stored) {
        boolean masked = account.get(property).map(Secret.kept()::equals).orElse(false);
        Optional<T> kept = masked ? stored.get(property) : Optional.empty();
        return kept.isPresent() ? account.with(property, kept.get()) : account;
    }

    /** Without accounts that have no URI: they must not take another one's place before they are refused. */
    private static Map<String, Integer> idsByServer(Map<Integer, ServerAccount> accounts) {
        Map<String, Integer> ids = new HashMap<>();
        accounts.forEach((id, account) -> remember(ids, id, account));
        return ids;
    }

    private static void remember(Map<String, Integer> ids, int id, ServerAccount account) {
        if (!account.server().isEmpty()) {
            ids.putIfAbsent(account.server(), id);
        }
    }

    private static SortedMap<Integer, ServerAccount> numbered(SortedMap<Integer, ServerAccount> accounts) {
        Set<Long> taken = accounts.values().stream()
                .flatMap(account -> account.get(Properties.SHORT_SERVER_ID).stream())
                .collect(Collectors.toSet());
        PrimitiveIterator.OfLong free = LongStream.iterate(1, n -> n + 1)
                .filter(n -> !taken.contains(n))
                .iterator();
        accounts.replaceAll(
                (id, account) -> account.get(Properties.SHORT_SERVER_ID).isPresent()
                        ? account
                        : account.with(Properties.SHORT_SERVER_ID, free.nextLong()));
        return accounts;
    }
}
