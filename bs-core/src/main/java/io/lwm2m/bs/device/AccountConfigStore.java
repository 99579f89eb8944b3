// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.resolve.AccountResolver;
import java.util.SortedMap;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfigStore;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.jspecify.annotations.Nullable;

/**
 * Leshan's configuration store, for those who keep Leshan's own task provider. Gives a {@link BootstrapConfig} of its own
 * to each call, so nobody can change what is stored. Leshan then does what its demo does: it needs Discover to be
 * answered, and takes refused writes for success; {@link PlannedSessions} does neither. Safe for use by many threads.
 */
public final class AccountConfigStore implements BootstrapConfigStore {

    private final AccountResolver resolver;
    private final SessionRules rules;

    /** With who knows the accounts, and {@link SessionRules#DEFAULT}: no keys over plain coap. */
    public AccountConfigStore(AccountResolver resolver) {
        this(resolver, SessionRules.DEFAULT);
    }

    /** With who knows the accounts, and whether keys may be written over plain coap. */
    public AccountConfigStore(AccountResolver resolver, SessionRules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    /** What a client gets; null when it has no configuration, or one with keys and no secure connection. */
    @Override
    public @Nullable BootstrapConfig get(BootstrapSession session) {
        return resolver.resolve(session.getEndpoint())
                .filter(found -> rules.permit(found.accounts().values(), session.getClientTransportData()))
                .map(found -> toLeshan(found.accounts()))
                .orElse(null);
    }

    private static BootstrapConfig toLeshan(SortedMap<Integer, ServerAccount> accounts) {
        BootstrapConfig config = new BootstrapConfig();
        config.autoIdForSecurityObject = true;
        new WritePlan(accounts).objects().forEach(object -> config.toDelete.add("/" + object));
        accounts.forEach((id, account) -> {
            config.security.put(id, LeshanConfig.security(account));
            config.servers.put(id, LeshanConfig.server(account));
            if (account.usesOscore()) {
                config.security.get(id).oscoreSecurityMode = id;
                config.oscore.put(id, LeshanConfig.oscore(account));
            }
        });
        new WritePlan(accounts)
                .rights()
                .forEach((target, rights) ->
                        config.acls.put(config.acls.size(), LeshanConfig.accessControl(target, rights)));
        return config;
    }
}
