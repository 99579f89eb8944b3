// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.StrictDtlsEndpointContextMatcher;
import org.eclipse.californium.elements.util.Bytes;

/**
 * What is sent to a client, and what it answers, goes over one and the same DTLS session (RFC 7252, 9.1): somebody else who
 * got the client's address meanwhile, or the same client after a new handshake, gets nothing that was not meant for it.
 * Message ids are told apart by the session too, not by the address, which changes when a client uses connection ids.
 */
final class SameAssociation extends StrictDtlsEndpointContextMatcher {

    @Override
    public Object getEndpointIdentity(EndpointContext context) {
        Bytes session = context.get(DtlsEndpointContext.KEY_SESSION_ID);
        return session == null || session.isEmpty() ? super.getEndpointIdentity(context) : session;
    }
}
