// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import org.eclipse.leshan.core.node.codec.DefaultLwM2mDecoder;
import org.eclipse.leshan.server.bootstrap.BootstrapHandlerFactory;
import org.eclipse.leshan.server.bootstrap.DefaultBootstrapAuthorizer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;

/**
 * The pieces that make a {@code LeshanBootstrapServer} serve this project's configurations. {@link #applyTo} plugs all of
 * them into a builder at once; each is usable alone too, see {@link PlannedSessions}, {@link PlanTaskProvider},
 * {@link AccountConfigStore} and {@link CredentialSecurityStore}.
 */
public final class LeshanPieces {

    private final PlannedSessions sessions;
    private final CredentialSecurityStore securityStore;

    /** For one server. */
    public LeshanPieces(DoorContext context) {
        securityStore = new CredentialSecurityStore(context.credentials());
        sessions = new PlannedSessions(context, new DefaultBootstrapAuthorizer(securityStore));
    }

    /** Plugs in session manager, handler, security store and codecs; endpoints and keys stay the builder's own. */
    public LeshanBootstrapServerBuilder applyTo(LeshanBootstrapServerBuilder builder) {
        return applyTo(builder, (sender, manager, listener) -> new DeadlineHandler(sender, sessions, listener));
    }

    LeshanBootstrapServerBuilder applyTo(LeshanBootstrapServerBuilder builder, BootstrapHandlerFactory handlers) {
        return builder.setSessionManager(sessions)
                .setBootstrapHandlerFactory(handlers)
                .setSecurityStore(securityStore)
                .setEncoder(new PlannedEncoder())
                .setDecoder(new DefaultLwM2mDecoder(true));
    }

    PlannedSessions sessions() {
        return sessions;
    }
}
