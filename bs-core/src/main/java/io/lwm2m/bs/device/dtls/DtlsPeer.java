// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.peer.LwM2mIdentity;

/** A client at the other end of a DTLS association. */
final class DtlsPeer extends IpPeer {

    private final EndpointContext context;

    DtlsPeer(EndpointContext context, LwM2mIdentity identity) {
        super(context.getPeerAddress(), identity);
        this.context = context;
    }

    /** The association. */
    EndpointContext context() {
        return context;
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public boolean isX509() {
        return getIdentity() instanceof CertificateIdentity;
    }
}
