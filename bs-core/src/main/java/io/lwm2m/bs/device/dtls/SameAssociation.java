// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import org.eclipse.californium.elements.Definition;
import org.eclipse.californium.elements.Definitions;
import org.eclipse.californium.elements.DefinitionsEndpointContextMatcher;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.util.Bytes;

/**
 * What is sent to a client, and what it answers, goes over one and the same association (RFC 7252, 9.1): somebody else who
 * got the client's address meanwhile, or the same client after another handshake, gets nothing that was not meant for it.
 * Message ids are told apart by the association too: not by the address, which changes when a client uses connection ids,
 * and not by the session's id alone, for a client that resumes it may count from nought again.
 */
final class SameAssociation extends DefinitionsEndpointContextMatcher {

    private static final Definitions<Definition<?>> WHAT_COUNTS = new Definitions<Definition<?>>("same association")
            .add(DtlsEndpointContext.KEY_SESSION_ID)
            .add(DtlsEndpointContext.KEY_HANDSHAKE_TIMESTAMP)
            .add(DtlsEndpointContext.KEY_CIPHER)
            .add(DtlsEndpointContext.KEY_EPOCH);

    SameAssociation() {
        super(WHAT_COUNTS, true);
    }

    /**
     * An association.
     *
     * @param session the id of the DTLS session
     * @param handshake when it was begun or resumed
     */
    private record Association(Bytes session, Long handshake) {}

    @Override
    public Object getEndpointIdentity(EndpointContext context) {
        Bytes session = context.get(DtlsEndpointContext.KEY_SESSION_ID);
        Long handshake = context.get(DtlsEndpointContext.KEY_HANDSHAKE_TIMESTAMP);
        return session == null || handshake == null
                ? super.getEndpointIdentity(context)
                : new Association(session, handshake);
    }
}
