// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts the reads for devices, and breaks when told to. */
final class WatchedStore implements ConfigurationStore {

    private final ConfigurationStore memory = new InMemoryConfigurationStore();
    final AtomicInteger reads = new AtomicInteger();
    volatile boolean broken;

    @Override
    public Optional<ClientConfigurations> find(String client) {
        if (!Thread.currentThread().getName().equals("bs-calls")) {
            reads.incrementAndGet();
        }
        if (broken) {
            throw new StoreFailed("the disk is gone", null);
        }
        return memory.find(client);
    }

    @Override
    public List<ClientConfigurations> list(Query query) {
        return memory.list(query);
    }

    @Override
    public ClientPage search(ClientSearch search) {
        return memory.search(search);
    }

    @Override
    public ClientConfigurations save(ClientConfigurations changed) {
        return memory.save(changed);
    }

    @Override
    public long clear() {
        return memory.clear();
    }

    @Override
    public long count() {
        return memory.count();
    }
}
