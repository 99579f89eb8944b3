// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.util.List;
import java.util.Optional;

/**
 * Tokens, some hundred at most. Safe for use by many threads; a call that returned is as durable as the store gets. Any
 * method may throw {@link StoreFailed}. Nothing is validated here.
 */
public interface TokenStore {

    /** The token with an id; one indexed read. */
    Optional<AccessToken> find(String id);

    /** All tokens in the order of their names. */
    List<AccessToken> list();

    /**
     * Adds a token.
     *
     * @throws Conflict when there is one with its name or its id; nothing is changed then
     */
    void add(AccessToken token);

    /** Removes the token with a name; gives back what was removed, empty when there was none. */
    Optional<AccessToken> remove(String name);
}
