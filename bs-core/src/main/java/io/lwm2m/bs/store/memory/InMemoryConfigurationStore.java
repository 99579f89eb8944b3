// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ConfigurationStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Configurations in a sorted map: reads take no lock, changes take turns. */
public final class InMemoryConfigurationStore implements ConfigurationStore {

    private final NavigableMap<String, ClientConfigurations> clients = new ConcurrentSkipListMap<>(ByCodePoint.ORDER);
    private long revisions;

    /** An empty store. */
    public InMemoryConfigurationStore() {}

    @Override
    public Optional<ClientConfigurations> find(String client) {
        return Optional.ofNullable(clients.get(client));
    }

    @Override
    public List<ClientConfigurations> list(Query query) {
        return ByCodePoint.page(clients, query).toList();
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
        clients.put(client, next);
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

    private static long revision(@Nullable ClientConfigurations stored) {
        return stored == null ? 0 : stored.revision();
    }
}
