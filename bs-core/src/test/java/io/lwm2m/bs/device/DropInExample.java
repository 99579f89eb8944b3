// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static java.lang.System.Logger.Level.INFO;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.oscore.OscoreEndpointFactory;
import io.lwm2m.bs.resolve.AccountResolver;
import io.lwm2m.bs.store.CredentialStore;
import java.net.URI;
import org.eclipse.leshan.server.bootstrap.DefaultBootstrapAuthorizer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;

/** How a deployment that builds its own {@code LeshanBootstrapServer} takes this project in. Also in the README. */
final class DropInExample {

    private DropInExample() {}

    /** Everything, with the facade: your builder keeps its endpoints and keys. */
    static BootstrapServer facade(LeshanBootstrapServerBuilder yours) {
        return BootstrapServer.builder().door(LeshanDoor.around(() -> yours)).build();
    }

    /** Everything, and you go on to build and start the server yourself. */
    static LeshanBootstrapServerBuilder allPieces(LeshanBootstrapServerBuilder yours, DoorContext context) {
        return new LeshanPieces(context).applyTo(yours);
    }

    /** The session manager alone, with your own handler, codecs and authorization. */
    static LeshanBootstrapServerBuilder sessionManager(
            LeshanBootstrapServerBuilder yours, DoorContext context, CredentialSecurityStore credentials) {
        return yours.setSessionManager(new PlannedSessions(context, new DefaultBootstrapAuthorizer(credentials)));
    }

    /** The task provider alone, below Leshan's own session manager. */
    static LeshanBootstrapServerBuilder taskProvider(LeshanBootstrapServerBuilder yours, AccountResolver resolver) {
        return yours.setTaskProvider(new PlanTaskProvider(resolver));
    }

    /** The configuration store alone, below Leshan's own task provider. */
    static LeshanBootstrapServerBuilder configStore(LeshanBootstrapServerBuilder yours, AccountResolver resolver) {
        return yours.setConfigStore(new AccountConfigStore(resolver));
    }

    /** The security store alone. */
    static LeshanBootstrapServerBuilder securityStore(LeshanBootstrapServerBuilder yours, CredentialStore credentials) {
        return yours.setSecurityStore(new CredentialSecurityStore(credentials));
    }

    /** A coap endpoint that also serves devices over OSCORE, with whatever other pieces. */
    static LeshanBootstrapServerBuilder oscoreEndpoint(
            LeshanBootstrapServerBuilder yours, URI coap, CredentialStore credentials) {
        return yours.setEndpointsProviders(new CaliforniumBootstrapServerEndpointsProvider.Builder()
                .addEndpoint(new OscoreEndpointFactory(
                        coap,
                        credentials,
                        (client, peer, why) -> System.getLogger("oscore").log(INFO, why)))
                .build());
    }
}
