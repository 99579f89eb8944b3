// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Credentials that cannot be read when told so. */
final class BreakableCredentials implements CredentialStore {

    private final CredentialStore memory = new InMemoryCredentialStore();
    volatile boolean broken;

    /** Whoever it is about, its credential is not found before there is a permit. */
    volatile Subject slow = new Subject("");

    final Semaphore hurry = new Semaphore(0);

    private void check() {
        if (broken) {
            throw new StoreFailed("the disk is gone", null);
        }
    }

    @Override
    public List<Credential> find(String client) {
        check();
        return memory.find(client);
    }

    @Override
    public Optional<Credential> findBySubject(Subject subject) {
        check();
        if (subject.equals(slow)) {
            hurry.acquireUninterruptibly();
        }
        return memory.findBySubject(subject);
    }

    @Override
    public boolean replace(Optional<Credential> before, Credential credential) {
        return memory.replace(before, credential);
    }

    @Override
    public boolean remove(String client, Credential.Mode mode) {
        return memory.remove(client, mode);
    }

    @Override
    public boolean remove(String client) {
        return memory.remove(client);
    }

    @Override
    public List<List<Credential>> list(Query query) {
        return memory.list(query);
    }

    @Override
    public long count() {
        return memory.count();
    }

    @Override
    public long takeNumbers(Subject subject, int count) {
        return memory.takeNumbers(subject, count);
    }
}
