// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.store.CredentialStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mDecoder;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.bootstrap.endpoint.CompositeBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.bootstrap.endpoint.LwM2mBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;
import org.jspecify.annotations.Nullable;

/**
 * The pieces that make a {@code LeshanBootstrapServer} serve this project's configurations. {@link #applyTo} plugs all of
 * them into a builder at once; each is usable alone too, see {@link PlannedSessions}, {@link PlanTaskProvider},
 * {@link AccountConfigStore} and {@link CredentialSecurityStore}.
 */
public final class LeshanPieces {

    private final PlannedSessions sessions;
    private final CredentialStore credentials;
    private volatile @Nullable DeadlineHandler handler;

    /** For one server. */
    public LeshanPieces(DoorContext context) {
        credentials = context.credentials();
        sessions = new PlannedSessions(context);
    }

    /** Plugs in session manager, handler, security store and codecs; endpoints and keys stay the builder's own. */
    public LeshanBootstrapServerBuilder applyTo(LeshanBootstrapServerBuilder builder) {
        return builder.setSessionManager(sessions)
                .setBootstrapHandlerFactory((sender, manager, listener) -> {
                    DeadlineHandler made = new DeadlineHandler(sender, sessions, listener);
                    handler = made;
                    return made;
                })
                .setSecurityStore(new CredentialSecurityStore(credentials))
                .setEncoder(new PlannedEncoder())
                .setDecoder(new DefaultLwM2mDecoder(true))
                .setLinkParser(DiscoverLinks.parser());
    }

    /**
     * Puts a guard in front of {@code /bs} of a server that {@link #applyTo} was used for: requests without a client name
     * and the like are recorded, and 5.03 comes with Max-Age; and adds {@code /bspack}, for Bootstrap-Packs.
     * {@link LeshanDoor#around} does this by itself.
     */
    public void guard(LeshanBootstrapServer server) {
        admissions(server);
    }

    List<Admission> admissions(LeshanBootstrapServer server) {
        return server.getEndpointsProvider().stream()
                .flatMap(LeshanPieces::parts)
                .filter(CaliforniumBootstrapServerEndpointsProvider.class::isInstance)
                .map(provider -> ((CaliforniumBootstrapServerEndpointsProvider) provider).getCoapServer())
                .flatMap(coap -> guarded(coap.getRoot()).stream())
                .toList();
    }

    private Optional<Admission> guarded(Resource root) {
        Admission admission = new Admission(sessions.records(), credentials);
        if (!BootstrapGuard.guards(root, admission)) {
            return Optional.empty();
        }
        root.add(new PackResource(admission, handler(), sessions.rules()));
        return Optional.of(admission);
    }

    DeadlineHandler handler() {
        DeadlineHandler made = handler;
        if (made == null) {
            throw new IllegalStateException("the server was not built with these pieces: call applyTo first");
        }
        return made;
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
