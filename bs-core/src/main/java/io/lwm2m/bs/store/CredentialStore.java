// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import java.util.List;
import java.util.Optional;

/**
 * Credentials by client name, one of each mode for a client. Safe for use by many threads. Every change is one
 * transaction, as durable as the store gets when the call returns. Any method may throw {@link StoreFailed}.
 */
public interface CredentialStore {

    /** All credentials of a client, in the order of their modes; empty when it has none. One indexed read. */
    List<Credential> find(String client);

    /** What a client proves itself with, one of them; empty when it has no credential. Reads no key. */
    default List<Subject> subjects(String client) {
        return find(client).stream().map(Credential::subject).toList();
    }

    /** The credential that a proof stands for. One indexed read. */
    Optional<Credential> findBySubject(Subject subject);

    /** The credential of one mode of a client; empty when it has none. */
    default Optional<Credential> find(String client, Credential.Mode mode) {
        return find(client).stream()
                .filter(credential -> credential.mode() == mode)
                .findFirst();
    }

    /**
     * Stores a credential in place of the one of its mode that its client has, whose subject is free again.
     *
     * @throws Conflict when the subject belongs to another client; nothing is changed then
     */
    default void put(Credential credential) {
        while (!replace(find(credential.client(), credential.mode()), credential)) {
            // somebody else was faster
        }
    }

    /**
     * As {@link #put}, but only when its client still has what it is to take the place of.
     *
     * @param before what was found in this place; empty for nothing
     * @return false when something else is there by now, or nothing; nothing is changed then
     * @throws Conflict as {@link #put}
     */
    boolean replace(Optional<Credential> before, Credential credential);

    /**
     * Removes the credential of one mode of a client.
     *
     * @return whether there was one
     */
    boolean remove(String client, Credential.Mode mode);

    /**
     * Removes all credentials of a client.
     *
     * @return whether it had any
     */
    boolean remove(String client);

    /** Clients that have credentials, in the order of their names' Unicode code points; each with all it has. */
    List<List<Credential>> list(Query query);

    /** How many clients have credentials. */
    long count();

    /**
     * Takes message numbers for what servers send with the key of an OSCORE context. No number of a subject is given twice,
     * to whatever server of the store, also when a credential was replaced or removed in between (RFC 8613, 7.2.1).
     *
     * @param subject what the key is known by
     * @param count how many
     * @return the first one; the others follow it
     */
    long takeNumbers(Subject subject, int count);
}
