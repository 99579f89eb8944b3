// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.web.rest.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All operations. Adding one is a class and a line here. */
public final class Api {

    private Api() {}

    /**
     * The operations on a bootstrap server, in the order in which people are shown them.
     *
     * @param watch what is seen of it
     * @param doors how people get in
     */
    public static List<Operation> operations(BootstrapServer server, Watch watch, Doors doors) {
        ConfigurationAdmin admin = server.admin();
        CredentialAdmin credentials = server.credentials();
        Versions versions = Versions.running();
        List<Operation> all = new ArrayList<>();
        all.add(new ListClients(admin));
        all.add(new RemoveAllClients(admin));
        all.add(new GetClient(admin));
        all.add(new PutClient(admin));
        all.add(new ConfigureClient(admin));
        all.add(new RemoveClient(admin));
        all.add(new RemoveConfiguration(admin));
        all.add(new SearchClients(admin, server.journal(), new ClientCount(admin::count, System::nanoTime)));
        all.add(new CheckClient(server));
        all.add(new GetPlan(server));
        all.add(new CopyClient(admin));
        all.add(new UndoRemoval(admin));
        all.add(new ListCredentials(credentials));
        all.add(new GetCredentials(credentials));
        all.add(new GetCredential(credentials));
        all.add(new PutCredential(credentials));
        all.add(new RemoveCredentials(credentials));
        all.add(new RemoveCredential(credentials));
        all.add(new ImportClients(admin));
        all.add(new BackUp(admin));
        all.add(new GetSchema());
        all.add(new GetServer(server, versions, watch));
        all.add(new ReloadIdentity(server, Instant::now));
        all.add(new ListSessions(server.journal()));
        // before {id}, which would take their places
        all.add(new SummarizeSessions(server.journal(), watch.clock()));
        all.add(new ListLiveSessions(watch.sessions()));
        all.add(new GetSession(server.journal(), watch.sessions()));
        all.add(new StreamEvents());
        all.addAll(doors.operations());
        all.add(new GetOpenApi(() -> all, versions, doors.cookie().name()));
        return List.copyOf(all);
    }
}
