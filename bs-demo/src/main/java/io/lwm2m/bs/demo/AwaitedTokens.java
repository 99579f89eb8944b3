// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.store.TokenStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tokens whose store is being opened while the server is built around it.
 *
 * @param tokens waits until the store is open
 */
record AwaitedTokens(Supplier<TokenStore> tokens) implements TokenStore {

    @Override
    public Optional<AccessToken> find(String id) {
        return tokens.get().find(id);
    }

    @Override
    public List<AccessToken> list() {
        return tokens.get().list();
    }

    @Override
    public void add(AccessToken token) {
        tokens.get().add(token);
    }

    @Override
    public Optional<AccessToken> remove(String name) {
        return tokens.get().remove(name);
    }
}
