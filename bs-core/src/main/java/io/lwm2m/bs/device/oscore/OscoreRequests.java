// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.Opaque;
import java.util.HexFormat;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.AddressEndpointContext;

/** Decrypts what devices ask for, or refuses it (RFC 8613, section 8.2). Safe for use by many threads. */
final class OscoreRequests {

    private final OscoreContexts contexts;

    OscoreRequests(OscoreContexts contexts) {
        this.contexts = contexts;
    }

    /** The request in the clear, from an {@link OscorePeer}. */
    Request open(Request request) throws OscoreRefused {
        OscoreOption option = OscoreOption.of(request.getOptions().getOscore()).orElseThrow(OscoreRefused::malformed);
        // Leshan knows nobody with an empty id
        Opaque id = option.id().filter(given -> given.size() > 0).orElseThrow(OscoreRefused::malformed);
        int number = option.number().orElseThrow(OscoreRefused::malformed);
        if (request.getPayloadSize() == 0) {
            throw OscoreRefused.malformed();
        }
        try {
            return open(request, id, number);
        } catch (RuntimeException e) {
            throw OscoreRefused.unavailable(e);
        }
    }

    private Request open(Request request, Opaque id, int number) throws OscoreRefused {
        String digits = HexFormat.of().formatHex(id.bytes());
        OscoreContext context = contexts.find(digits).orElseThrow(() -> OscoreRefused.unknown(digits));
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
}
