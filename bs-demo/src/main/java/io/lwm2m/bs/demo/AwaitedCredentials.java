// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.store.CredentialStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Credentials that are being opened while the server is built around them.
 *
 * @param store waits until the store is open
 */
record AwaitedCredentials(Supplier<CredentialStore> store) implements CredentialStore {

    /** What stands behind a store: another one knows only then whether it can read both at once. */
    static CredentialStore behind(CredentialStore store) {
        return store instanceof AwaitedCredentials awaited ? awaited.store.get() : store;
    }

    @Override
    public List<Credential> find(String client) {
        return store.get().find(client);
    }

    @Override
    public List<Subject> subjects(String client) {
        return store.get().subjects(client);
    }

    @Override
    public Optional<Credential> findBySubject(Subject subject) {
        return store.get().findBySubject(subject);
    }

    @Override
    public boolean replace(Optional<Credential> before, Credential credential) {
        return store.get().replace(before, credential);
    }

    @Override
    public boolean remove(String client, Credential.Mode mode) {
        return store.get().remove(client, mode);
    }

    @Override
    public boolean remove(String client) {
        return store.get().remove(client);
    }

    @Override
    public List<List<Credential>> list(Query query) {
        return store.get().list(query);
    }

    @Override
    public long count() {
        return store.get().count();
    }

    @Override
    public long takeNumbers(Subject subject, int count) {
        return store.get().takeNumbers(subject, count);
    }
}
