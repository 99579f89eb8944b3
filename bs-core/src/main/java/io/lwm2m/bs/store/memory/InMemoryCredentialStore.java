// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.store.CredentialStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials in two maps behind one lock. */
public final class InMemoryCredentialStore implements CredentialStore {

    private final Map<String, Map<Class<?>, Credential>> byClient = new HashMap<>();
    private final Map<String, Credential.Psk> byIdentity = new HashMap<>();

    /** An empty store. */
    public InMemoryCredentialStore() {}

    @Override
    public synchronized List<Credential> find(String client) {
        return List.copyOf(byClient.getOrDefault(client, Map.of()).values());
    }

    @Override
    public synchronized Optional<Credential.Psk> findByPskIdentity(String identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    @Override
    public synchronized void put(Credential credential) {
        if (credential instanceof Credential.Psk psk) {
            Credential.Psk owner = byIdentity.get(psk.identity());
            if (owner != null && !owner.client().equals(psk.client())) {
                throw new Conflict("PSK identity '" + psk.identity() + "' belongs to client '" + owner.client() + "'");
            }
        }
        forget(byClient.computeIfAbsent(credential.client(), name -> new LinkedHashMap<>())
                .put(credential.getClass(), credential));
        if (credential instanceof Credential.Psk psk) {
            byIdentity.put(psk.identity(), psk);
        }
    }

    @Override
    public synchronized boolean remove(String client) {
        Map<Class<?>, Credential> removed = byClient.remove(client);
        if (removed == null) {
            return false;
        }
        removed.values().forEach(this::forget);
        return true;
    }

    private void forget(@Nullable Credential replaced) {
        if (replaced instanceof Credential.Psk psk) {
            byIdentity.remove(psk.identity());
        }
    }
}
