// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.Credential;
import java.util.List;
import java.util.Optional;

/** Credentials by client name, one of each kind for a client. Safe for use by many threads. */
public interface CredentialStore {

    /** All credentials of a client; empty when it has none. */
    List<Credential> find(String client);

    /** The PSK with an identity. */
    Optional<Credential.Psk> findByPskIdentity(String identity);

    /**
     * Stores a credential in place of the one of its kind that its client has. A replaced PSK's identity is free again.
     *
     * @throws Conflict when the PSK identity belongs to another client; nothing is changed then
     */
    void put(Credential credential);

    /**
     * Removes all credentials of a client.
     *
     * @return whether it had any
     */
    boolean remove(String client);
}
