// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.leshan.core.californium.identity.IdentityHandler;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.LwM2mPeer;

/** Who sent a message, and the way back: with the same keys. */
public final class OscorePeers implements IdentityHandler {

    OscorePeers() {}

    @Override
    public LwM2mPeer getIdentity(Message received) {
        InetSocketAddress address = received.getSourceContext().getPeerAddress();
        return identity(received.getSourceContext())
                .map(identity -> new IpPeer(address, identity))
                .orElseGet(() -> new IpPeer(address));
    }

    /** What the client of a message has proved; empty without OSCORE. */
    public static Optional<LwM2mIdentity> identity(EndpointContext context) {
        return context.getPeerIdentity() instanceof OscorePeer peer ? Optional.of(peer) : Optional.empty();
    }

    @Override
    public EndpointContext createEndpointContext(LwM2mPeer client, boolean allowConnectionInitiation) {
        InetSocketAddress address = ((IpPeer) client).getSocketAddress();
        return client.getIdentity() instanceof OscorePeer peer
                ? new AddressEndpointContext(address, peer)
                : new AddressEndpointContext(address);
    }
}
