// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How given accounts and stored ones become what is stored next. */
final class Merge {

    private Merge() {}

    /** Adds accounts: one with a known serverURI takes that one's place and its config id. */
    static SortedMap<Integer, ServerAccount> into(SortedMap<Integer, ServerAccount> stored, List<ServerAccount> given) {
        SortedMap<Integer, ServerAccount> merged = new TreeMap<>(stored);
        for (ServerAccount account : given) {
            Optional<Integer> known = idOf(merged, account);
            ServerAccount before = known.map(merged::get).orElse(ServerAccount.empty());
            merged.put(known.orElseGet(() -> lowestFree(merged)), complete(account, before));
        }
        return numbered(merged);
    }

    /** Takes the place of everything; masks and short server ids come from the stored account of the same id. */
    static SortedMap<Integer, ServerAccount> over(
            SortedMap<Integer, ServerAccount> stored, SortedMap<Integer, ServerAccount> given) {
        SortedMap<Integer, ServerAccount> merged = new TreeMap<>();
        given.forEach((id, account) ->
                merged.put(id, complete(account, stored.getOrDefault(id, ServerAccount.empty()))));
        return numbered(merged);
    }

    /** Masked secrets get the stored value; a short server id that was assigned once stays the same. */
    private static ServerAccount complete(ServerAccount given, ServerAccount stored) {
        ServerAccount account = given;
        for (Property<?> property : given.values().keySet()) {
            account = unmask(account, property, stored);
        }
        boolean sameServer = given.serverUri().equals(stored.serverUri());
        if (sameServer && given.get(Properties.SHORT_SERVER_ID).isEmpty()) {
            Optional<Long> assigned = stored.get(Properties.SHORT_SERVER_ID);
            return assigned.isPresent() ? account.with(Properties.SHORT_SERVER_ID, assigned.get()) : account;
        }
        return account;
    }

    private static <T> ServerAccount unmask(ServerAccount account, Property<T> property, ServerAccount stored) {
        boolean masked = account.get(property).map(Secret.kept()::equals).orElse(false);
        Optional<T> kept = masked ? stored.get(property) : Optional.empty();
        return kept.isPresent() ? account.with(property, kept.get()) : account;
    }

    /** None for an account without URI: it must not take another one's place before it is refused. */
    private static Optional<Integer> idOf(Map<Integer, ServerAccount> accounts, ServerAccount given) {
        Optional<String> uri = given.get(Properties.SERVER_URI);
        return accounts.entrySet().stream()
                .filter(entry -> uri.isPresent() && entry.getValue().serverUri().equals(uri.get()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static int lowestFree(Map<Integer, ServerAccount> accounts) {
        int id = 0;
        while (accounts.containsKey(id)) {
            id++;
        }
        return id;
    }

    private static SortedMap<Integer, ServerAccount> numbered(SortedMap<Integer, ServerAccount> accounts) {
        Collection<Long> taken = accounts.values().stream()
                .map(account -> account.get(Properties.SHORT_SERVER_ID).orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        accounts.replaceAll((id, account) -> {
            if (account.get(Properties.SHORT_SERVER_ID).isPresent()) {
                return account;
            }
            long free = LongStream.iterate(1, n -> n + 1)
                    .filter(n -> !taken.contains(n))
                    .findFirst()
                    .orElseThrow();
            taken.add(free);
            return account.with(Properties.SHORT_SERVER_ID, free);
        });
        return accounts;
    }
}
