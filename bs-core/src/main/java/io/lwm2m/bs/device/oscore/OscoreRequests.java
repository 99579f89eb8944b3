// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import java.util.HexFormat;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.oscore.CoapOSException;
import org.eclipse.californium.oscore.OscoreOptionDecoder;

/** Decrypts what devices ask for, or refuses it (RFC 8613, section 8.2). Safe for use by many threads. */
final class OscoreRequests {

    private static final int LONGEST_ID = 7;

    /** cf-oscore counts to 2^31. */
    private static final int LONGEST_NUMBER = 4;

    private final OscoreContexts contexts;

    OscoreRequests(OscoreContexts contexts) {
        this.contexts = contexts;
    }

    /** The request in the clear, from an {@link OscorePeer}. */
    Request open(Request request) throws OscoreRefused {
        OscoreOptionDecoder option = option(request);
        byte[] id = option.getKid();
        if (id == null || id.length == 0 || id.length > LONGEST_ID || option.getPartialIV() == null) {
            throw OscoreRefused.malformed();
        }
        try {
            OscoreContext context = contexts.find(id)
                    .orElseThrow(() -> OscoreRefused.unknown(HexFormat.of().formatHex(id)));
            return open(request, context, option);
        } catch (RuntimeException e) {
            throw OscoreRefused.unavailable(e);
        }
    }

    private Request open(Request request, OscoreContext context, OscoreOptionDecoder option) throws OscoreRefused {
        int number = option.getSequenceNumber();
        Request opened = context.decrypt(request, number);
        OscoreContext kept = contexts.keep(context);
        kept.admit(number);
        kept.requireNumber();
        opened.getOptions().removeOscore();
        opened.setScheme(request.getScheme());
        opened.setSourceContext(
                new AddressEndpointContext(request.getSourceContext().getPeerAddress(), new OscorePeer(kept)));
        return opened;
    }

    private static OscoreOptionDecoder option(Request request) throws OscoreRefused {
        try {
            OscoreOptionDecoder option =
                    new OscoreOptionDecoder(request.getOptions().getOscore());
            if (option.getN() > LONGEST_NUMBER || option.getSequenceNumber() < 0 || request.getPayloadSize() == 0) {
                throw OscoreRefused.malformed();
            }
            return option;
        } catch (CoapOSException | RuntimeException e) {
            throw OscoreRefused.malformed();
        }
    }
}
