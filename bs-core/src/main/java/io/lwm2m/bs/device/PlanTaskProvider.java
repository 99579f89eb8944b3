// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.resolve.AccountResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.WeakHashMap;
import org.eclipse.leshan.core.response.BootstrapDiscoverResponse;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.eclipse.leshan.server.bootstrap.BootstrapTaskProvider;
import org.jspecify.annotations.Nullable;

/**
 * Discover, deletes and writes as tasks, for those who keep Leshan's own session manager. A refused Discover does no
 * harm and the configuration is read once a session; but refused writes, other formats and a Discover without answer are
 * the session manager's business, so {@link PlannedSessions} does more. Safe for use by many threads.
 */
public final class PlanTaskProvider implements BootstrapTaskProvider {

    private static final Map<Integer, String> VERSIONS = Map.of(0, "1.1", 1, "1.1", 2, "1.0", 21, "2.0");

    private final AccountResolver resolver;
    private final SessionRules rules;
    private final Map<BootstrapSession, SortedMap<Integer, ServerAccount>> snapshots =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** With who knows the accounts, and {@link SessionRules#DEFAULT}: no keys over plain coap. */
    public PlanTaskProvider(AccountResolver resolver) {
        this(resolver, SessionRules.DEFAULT);
    }

    /** With who knows the accounts, and whether keys may be written over plain coap. */
    public PlanTaskProvider(AccountResolver resolver, SessionRules rules) {
        this.resolver = resolver;
        this.rules = rules;
    }

    /**
     * Discover first, everything else then; null for a client without configuration, or with keys in it and no
     * secure connection.
     */
    @Override
    public @Nullable Tasks getTasks(BootstrapSession session, @Nullable List<LwM2mResponse> previousResponses) {
        return previousResponses == null ? discover(session) : write(session, previousResponses);
    }

    private @Nullable Tasks discover(BootstrapSession session) {
        return resolver.resolve(session.getEndpoint())
                .filter(found -> rules.permit(found.accounts().values(), session.getClientTransportData()))
                .map(found -> {
                    snapshots.put(session, found.accounts());
                    Tasks tasks = new Tasks();
                    // Leshan takes requests out of this list
                    tasks.requestsToSend = new ArrayList<>(List.of(SessionPlan.first()));
                    tasks.supportedObjects = VERSIONS;
                    tasks.last = false;
                    return tasks;
                })
                .orElse(null);
    }

    private @Nullable Tasks write(BootstrapSession session, List<LwM2mResponse> previousResponses) {
        SortedMap<Integer, ServerAccount> accounts = snapshots.remove(session);
        if (accounts == null) {
            return null;
        }
        Discovered device = previousResponses.get(0) instanceof BootstrapDiscoverResponse found && found.isSuccess()
                ? Discovered.of(found.getObjectLinks())
                : Discovered.NOTHING;
        Tasks tasks = new Tasks();
        tasks.requestsToSend = SessionPlan.requests(accounts, device, session.getContentFormat());
        tasks.supportedObjects = VERSIONS;
        return tasks;
    }
}
