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
 * The contexts of the clients that proved themselves last. The credential is read for each request, and a context ends with
 * it. Safe for use by many threads.
 */
final class OscoreContexts {

    /** Of about 2 KB each. */
    private static final int MOST = 50_000;

    private final CredentialStore store;
    private final Map<Subject, OscoreContext> contexts = new LinkedHashMap<>(16, 0.75f, true);

    OscoreContexts(CredentialStore store) {
        this.store = store;
    }

    /** The context of a client that sends with an id, given in hexadecimal digits; empty when there is no such credential. */
    Optional<OscoreContext> find(String id) {
        Subject subject = Subject.oscore(id);
        Optional<Credential> stored = store.findBySubject(subject);
        if (stored.isPresent() && stored.get() instanceof Credential.Oscore credential) {
            return Optional.of(known(credential).orElseGet(() -> new OscoreContext(credential, store)));
        }
        synchronized (contexts) {
            contexts.remove(subject);
        }
        return Optional.empty();
    }

    /** Keeps the context of a client that has proved itself. Gives the one to use: another request may have been first. */
    OscoreContext keep(OscoreContext proved) {
        synchronized (contexts) {
            return known(proved.credential()).orElseGet(() -> put(proved));
        }
    }

    private Optional<OscoreContext> known(Credential.Oscore credential) {
        synchronized (contexts) {
            return Optional.ofNullable(contexts.get(credential.subject()))
                    .filter(context -> context.credential().equals(credential));
        }
    }

    private OscoreContext put(OscoreContext proved) {
        contexts.put(proved.credential().subject(), proved);
        if (contexts.size() > MOST) {
            Iterator<OscoreContext> eldest = contexts.values().iterator();
            eldest.next();
            eldest.remove();
        }
        return proved;
    }
}
