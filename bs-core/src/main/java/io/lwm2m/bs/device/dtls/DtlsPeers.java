// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.security.Principal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.eclipse.leshan.core.californium.identity.IdentityHandler;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.LwM2mPeer;
import org.eclipse.leshan.core.peer.RpkIdentity;

/** Who sent a message, and the way back: over the same DTLS association, wherever its client is by now. */
public final class DtlsPeers implements IdentityHandler {

    private final UnaryOperator<EndpointContext> current;

    /** With how an association has to be addressed now. */
    DtlsPeers(UnaryOperator<EndpointContext> current) {
        this.current = current;
    }

    @Override
    public LwM2mPeer getIdentity(Message message) {
        EndpointContext context = message.getSourceContext();
        return new DtlsPeer(
                context,
                identity(context)
                        .orElseThrow(() -> new IllegalStateException("nobody proved anything over this association")));
    }

    /** What the client of an association has proved; empty without DTLS. */
    public static Optional<LwM2mIdentity> identity(EndpointContext context) {
        Principal principal = context.getPeerIdentity();
        if (principal instanceof PreSharedKeyIdentity psk) {
            return Optional.of(ProvedPsk.of(psk));
        }
        if (principal instanceof RawPublicKeyIdentity rpk) {
            return Optional.of(new RpkIdentity(rpk.getKey()));
        }
        return principal instanceof X509CertPath path ? Optional.of(CertificateIdentity.of(path)) : Optional.empty();
    }

    @Override
    public EndpointContext createEndpointContext(LwM2mPeer client, boolean allowConnectionInitiation) {
        return current.apply(((DtlsPeer) client).context());
    }
}
