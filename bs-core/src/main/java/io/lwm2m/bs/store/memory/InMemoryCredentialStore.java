// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.MessageNumbers;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Credentials in two maps behind one lock. */
public final class InMemoryCredentialStore implements CredentialStore {

    private final NavigableMap<String, Map<Credential.Mode, Credential>> byClient = new TreeMap<>(ByCodePoint.ORDER);
    private final Map<Subject, Credential> bySubject = new HashMap<>();
    private final Map<Subject, Long> numbers = new HashMap<>();
    private final InstantSource time;

    /** An empty store. */
    public InMemoryCredentialStore() {
        this(InstantSource.system());
    }

    /** An empty store with a clock of its own. */
    public InMemoryCredentialStore(InstantSource time) {
        this.time = time;
    }

    @Override
    public synchronized List<Credential> find(String client) {
        return List.copyOf(byClient.getOrDefault(client, Map.of()).values());
    }

    @Override
    public synchronized Optional<Credential> findBySubject(Subject subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    @Override
    public synchronized boolean replace(Optional<Credential> before, Credential credential) {
        if (!find(credential.client(), credential.mode()).equals(before)) {
            return false;
        }
        Credential owner = bySubject.get(credential.subject());
        if (owner != null && !owner.client().equals(credential.client())) {
            throw new Conflict("'" + credential.subject() + "' belongs to client '" + owner.client() + "'");
        }
        forget(byClient.computeIfAbsent(credential.client(), name -> new EnumMap<>(Credential.Mode.class))
                .put(credential.mode(), credential));
        bySubject.put(credential.subject(), credential);
        return true;
    }

    @Override
    public synchronized boolean remove(String client, Credential.Mode mode) {
        Map<Credential.Mode, Credential> held = byClient.get(client);
        if (held == null || !held.containsKey(mode)) {
            return false;
        }
        forget(held.remove(mode));
        if (held.isEmpty()) {
            byClient.remove(client);
        }
        return true;
    }

    @Override
    public synchronized boolean remove(String client) {
        Map<Credential.Mode, Credential> removed = byClient.remove(client);
        if (removed == null) {
            return false;
        }
        removed.values().forEach(this::forget);
        return true;
    }

    @Override
    public synchronized List<List<Credential>> list(Query query) {
        return ByCodePoint.page(byClient, query)
                .map(held -> List.copyOf(held.values()))
                .toList();
    }

    @Override
    public synchronized long count() {
        return byClient.size();
    }

    @Override
    public synchronized long takeNumbers(Subject subject, int count) {
        long first = Math.max(MessageNumbers.least(time.instant()), numbers.getOrDefault(subject, 0L));
        numbers.put(subject, first + count);
        return first;
    }

    private void forget(@Nullable Credential replaced) {
        if (replaced != null) {
            bySubject.remove(replaced.subject());
        }
    }
}
