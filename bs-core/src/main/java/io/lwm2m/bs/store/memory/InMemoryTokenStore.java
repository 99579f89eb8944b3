// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.store.TokenStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tokens in two maps behind one lock. */
public final class InMemoryTokenStore implements TokenStore {

    private final Map<String, AccessToken> byName = new TreeMap<>();
    private final Map<String, AccessToken> byId = new HashMap<>();

    /** An empty store. */
    public InMemoryTokenStore() {}

    @Override
    public synchronized Optional<AccessToken> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized List<AccessToken> list() {
        return List.copyOf(byName.values());
    }

    @Override
    public synchronized void add(AccessToken token) {
        if (byName.containsKey(token.name()) || byId.containsKey(token.id())) {
            throw new Conflict("there is a token '" + token.name() + "' already");
        }
        byName.put(token.name(), token);
        byId.put(token.id(), token);
    }

    @Override
    public synchronized Optional<AccessToken> remove(String name) {
        Optional<AccessToken> removed = Optional.ofNullable(byName.remove(name));
        removed.ifPresent(token -> byId.remove(token.id()));
        return removed;
    }
}
