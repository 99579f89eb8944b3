// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.security.Principal;
import java.util.function.UnaryOperator;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.eclipse.leshan.core.californium.identity.IdentityHandler;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.LwM2mPeer;
import org.eclipse.leshan.core.peer.PskIdentity;
import org.eclipse.leshan.core.peer.RpkIdentity;

/** Who sent a message, and the way back: over the same DTLS association, wherever its client is by now. */
final class DtlsPeers implements IdentityHandler {

    private final UnaryOperator<EndpointContext> current;

    /** With how an association has to be addressed now. */
    DtlsPeers(UnaryOperator<EndpointContext> current) {
        this.current = current;
    }

    @Override
    public LwM2mPeer getIdentity(Message message) {
        EndpointContext context = message.getSourceContext();
        return new DtlsPeer(context, identity(context.getPeerIdentity()));
    }

    private static LwM2mIdentity identity(Principal principal) {
        if (principal instanceof PreSharedKeyIdentity psk) {
            return new PskIdentity(psk.getIdentity());
        }
        if (principal instanceof RawPublicKeyIdentity rpk) {
            return new RpkIdentity(rpk.getKey());
        }
        if (principal instanceof X509CertPath path) {
            return new CertificateIdentity(path.getTarget());
        }
        throw new IllegalStateException("a DTLS association without a client that proved itself");
    }

    @Override
    public EndpointContext createEndpointContext(LwM2mPeer client, boolean allowConnectionInitiation) {
        return current.apply(((DtlsPeer) client).context());
    }
}
