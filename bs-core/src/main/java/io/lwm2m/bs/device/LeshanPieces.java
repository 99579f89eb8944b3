// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.store.CredentialStore;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mDecoder;
import org.eclipse.leshan.server.bootstrap.BootstrapHandlerFactory;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.bootstrap.endpoint.CompositeBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.bootstrap.endpoint.LwM2mBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;

/**
 * The pieces that make a {@code LeshanBootstrapServer} serve this project's configurations. {@link #applyTo} plugs all of
 * them into a builder at once; each is usable alone too, see {@link PlannedSessions}, {@link PlanTaskProvider},
 * {@link AccountConfigStore} and {@link CredentialSecurityStore}.
 */
public final class LeshanPieces {

    private final PlannedSessions sessions;
    private final CredentialStore credentials;

    /** For one server. */
    public LeshanPieces(DoorContext context) {
        credentials = context.credentials();
        sessions = new PlannedSessions(context);
    }

    /** Plugs in session manager, handler, security store and codecs; endpoints and keys stay the builder's own. */
    public LeshanBootstrapServerBuilder applyTo(LeshanBootstrapServerBuilder builder) {
        return applyTo(builder, (sender, manager, listener) -> new DeadlineHandler(sender, sessions, listener));
    }

    LeshanBootstrapServerBuilder applyTo(LeshanBootstrapServerBuilder builder, BootstrapHandlerFactory handlers) {
        return builder.setSessionManager(sessions)
                .setBootstrapHandlerFactory(handlers)
                .setSecurityStore(new CredentialSecurityStore(credentials))
                .setEncoder(new PlannedEncoder())
                .setDecoder(new DefaultLwM2mDecoder(true))
                .setLinkParser(DiscoverLinks.parser());
    }

    /**
     * Puts a guard in front of {@code /bs} of a server that {@link #applyTo} was used for: requests without a client name
     * and the like are recorded, and 5.03 comes with Max-Age. {@link LeshanDoor#around} does this by itself.
     */
    public void guard(LeshanBootstrapServer server) {
        guards(server);
    }

    List<BootstrapGuard> guards(LeshanBootstrapServer server) {
        return server.getEndpointsProvider().stream()
                .flatMap(LeshanPieces::parts)
                .filter(CaliforniumBootstrapServerEndpointsProvider.class::isInstance)
                .map(provider -> ((CaliforniumBootstrapServerEndpointsProvider) provider).getCoapServer())
                .flatMap(coap -> BootstrapGuard.before(coap.getRoot(), sessions.records(), credentials).stream())
                .toList();
    }

    private static Stream<LwM2mBootstrapServerEndpointsProvider> parts(LwM2mBootstrapServerEndpointsProvider provider) {
        return provider instanceof CompositeBootstrapServerEndpointsProvider composite
                ? composite.getProviders().stream()
                : Stream.of(provider);
    }

    PlannedSessions sessions() {
        return sessions;
    }
}
