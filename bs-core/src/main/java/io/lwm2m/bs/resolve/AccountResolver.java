// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.resolve;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.KnownClient;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import java.util.Optional;

/** Answers which accounts a client gets; asked once a session. Safe for use by many threads. */
@FunctionalInterface
public interface AccountResolver {

    /** A snapshot of the accounts for a client; empty when it is to be refused. */
    Optional<ClientConfigurations> resolve(String client);

    /** The same, and what the client proves itself with. */
    default KnownClient resolve(String client, CredentialStore credentials) {
        return new KnownClient(credentials.subjects(client), resolve(client));
    }

    /** Each client gets what is configured under its own name. */
    static AccountResolver of(ConfigurationStore store) {
        return new AccountResolver() {

            @Override
            public Optional<ClientConfigurations> resolve(String client) {
                return store.find(client);
            }

            @Override
            public KnownClient resolve(String client, CredentialStore credentials) {
                return store.find(client, credentials);
            }
        };
    }
}
