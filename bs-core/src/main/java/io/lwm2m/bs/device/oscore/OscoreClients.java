// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The clients with OSCORE credentials that were asked for last. A credential is read for each request, and what is remembered
 * of its client ends with it. Safe for use by many threads.
 */
final class OscoreClients {

    /** Of about 2 KB each. */
    static final int MOST = 50_000;

    private final CredentialStore store;
    private final int most;
    private final Map<Subject, OscoreClient> clients = new LinkedHashMap<>(16, 0.75f, true);

    OscoreClients(CredentialStore store, int most) {
        this.store = store;
        this.most = most;
    }

    /** The client that sends with an id, given in hexadecimal digits; empty when there is no such credential. */
    Optional<OscoreClient> find(String id) {
        Subject subject = Subject.oscore(id);
        Optional<Credential> stored = store.findBySubject(subject);
        if (stored.isPresent() && stored.get() instanceof Credential.Oscore credential) {
            return Optional.of(known(credential).orElseGet(() -> remember(new OscoreClient(credential, store))));
        }
        synchronized (clients) {
            clients.remove(subject);
        }
        return Optional.empty();
    }

    private Optional<OscoreClient> known(Credential.Oscore credential) {
        synchronized (clients) {
            return Optional.ofNullable(clients.get(credential.subject()))
                    .filter(client -> client.credential().equals(credential));
        }
    }

    /** Gives the one to use: another request may have been first. */
    private OscoreClient remember(OscoreClient made) {
        synchronized (clients) {
            return known(made.credential()).orElseGet(() -> put(made));
        }
    }

    private OscoreClient put(OscoreClient made) {
        clients.put(made.credential().subject(), made);
        if (clients.size() > most) {
            Iterator<OscoreClient> eldest = clients.values().iterator();
            eldest.next();
            eldest.remove();
        }
        return made;
    }
}
