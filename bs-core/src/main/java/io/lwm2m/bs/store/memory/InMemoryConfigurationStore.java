// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientPlace;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.SearchText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Configurations in a sorted map: reads take no lock, changes take turns. */
public final class InMemoryConfigurationStore implements ConfigurationStore {

    private static final Comparator<Kept> BY_CHANGE =
            Comparator.comparing(Kept::changed).thenComparing(Kept::name, ByCodePoint.ORDER);

    private final NavigableMap<String, Kept> clients = new ConcurrentSkipListMap<>(ByCodePoint.ORDER);
    private final Supplier<Instant> now;
    private long revisions;

    /** An empty store. */
    public InMemoryConfigurationStore() {
        this(Instant::now);
    }

    /** An empty store that gets the times of changes from a clock. */
    public InMemoryConfigurationStore(Supplier<Instant> now) {
        this.now = now;
    }

    private record Kept(ClientConfigurations client, Instant changed) {

        String name() {
            return client.client();
        }

        ClientPlace place() {
            return new ClientPlace(changed.toEpochMilli(), name());
        }

        ClientPage.Row row() {
            return new ClientPage.Row(
                    name(),
                    client.revision(),
                    client.accounts().values().stream()
                            .map(account -> account.serverUri())
                            .toList(),
                    Optional.of(changed));
        }
    }

    @Override
    public Optional<ClientConfigurations> find(String client) {
        return Optional.ofNullable(clients.get(client)).map(Kept::client);
    }

    @Override
    public List<ClientConfigurations> list(Query query) {
        return ByCodePoint.page(clients, query).map(Kept::client).toList();
    }

    /** Looks through everything, whatever the time: that is what memory is for. */
    @Override
    public ClientPage search(ClientSearch search) {
        String part = SearchText.fold(search.contains());
        List<Kept> found = after(search)
                .filter(kept -> kept.name().startsWith(search.prefix()))
                .filter(kept -> SearchText.of(kept.client()).contains(part))
                .limit(search.limit() + 1L)
                .toList();
        boolean more = found.size() > search.limit();
        List<Kept> page = more ? found.subList(0, search.limit()) : found;
        Optional<String> next =
                more ? Optional.of(page.get(page.size() - 1).place().in(search.order())) : Optional.empty();
        return new ClientPage(page.stream().map(Kept::row).toList(), next, Optional.empty());
    }

    private Stream<Kept> after(ClientSearch search) {
        Optional<ClientPlace> after = search.after().map(text -> ClientPlace.read(text, search.order()));
        return switch (search.order()) {
            case NAME -> after.map(place -> clients.tailMap(place.client(), false)).orElse(clients).values().stream();
            case NAME_DOWN ->
                after
                        .map(place -> clients.headMap(place.client(), false))
                        .orElse(clients)
                        .descendingMap()
                        .values()
                        .stream();
            case CHANGED -> sorted(BY_CHANGE, after);
            case CHANGED_DOWN -> sorted(BY_CHANGE.reversed(), after);
        };
    }

    private Stream<Kept> sorted(Comparator<Kept> order, Optional<ClientPlace> after) {
        Optional<Kept> last = after.map(place ->
                new Kept(ClientConfigurations.none(place.client()), Instant.ofEpochMilli(place.changedMillis())));
        return clients.values().stream()
                .filter(kept -> last.isEmpty() || order.compare(kept, last.get()) > 0)
                .sorted(order);
    }

    @Override
    public synchronized ClientConfigurations save(ClientConfigurations changed) {
        String client = changed.client();
        if (revision(clients.get(client)) != changed.revision()) {
            throw new Conflict("client '" + client + "' was changed by somebody else in between");
        }
        if (changed.accounts().isEmpty()) {
            clients.remove(client);
            return ClientConfigurations.none(client);
        }
        ClientConfigurations next = new ClientConfigurations(client, ++revisions, changed.accounts());
        clients.put(client, new Kept(next, Instant.ofEpochMilli(now.get().toEpochMilli())));
        return next;
    }

    @Override
    public synchronized long clear() {
        long removed = clients.size();
        clients.clear();
        return removed;
    }

    @Override
    public long count() {
        return clients.size();
    }

    private static long revision(@Nullable Kept stored) {
        return stored == null ? 0 : stored.client().revision();
    }
}
