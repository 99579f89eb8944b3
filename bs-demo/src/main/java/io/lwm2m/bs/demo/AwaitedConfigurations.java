// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.KnownClient;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A store that is being opened while the server is built around it; whoever needs it before it is open waits.
 *
 * @param store waits until the store is open
 */
record AwaitedConfigurations(Supplier<ConfigurationStore> store) implements ConfigurationStore {

    @Override
    public Optional<ClientConfigurations> find(String client) {
        return store.get().find(client);
    }

    @Override
    public KnownClient find(String client, CredentialStore credentials) {
        return store.get().find(client, AwaitedCredentials.behind(credentials));
    }

    @Override
    public List<ClientConfigurations> find(Collection<String> clients) {
        return store.get().find(clients);
    }

    @Override
    public List<ClientConfigurations> list(Query query) {
        return store.get().list(query);
    }

    @Override
    public ClientPage search(ClientSearch search) {
        return store.get().search(search);
    }

    @Override
    public ClientConfigurations save(ClientConfigurations changed) {
        return store.get().save(changed);
    }

    @Override
    public Set<String> saveAll(Collection<ClientConfigurations> changed) {
        return store.get().saveAll(changed);
    }

    @Override
    public Copy backUp() {
        return store.get().backUp();
    }

    @Override
    public long clear() {
        return store.get().clear();
    }

    @Override
    public long count() {
        return store.get().count();
    }

    @Override
    public About about() {
        return store.get().about();
    }
}
