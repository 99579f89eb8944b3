// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.Opaque;
import java.util.HexFormat;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.AddressEndpointContext;

/** Decrypts what devices ask for, or refuses it (RFC 8613, section 8.2). Safe for use by many threads. */
final class OscoreRequests {

    private final OscoreClients clients;

    OscoreRequests(OscoreClients clients) {
        this.clients = clients;
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
            return open(request, HexFormat.of().formatHex(id.bytes()), option, number);
        } catch (RuntimeException e) {
            throw OscoreRefused.unavailable(e);
        }
    }

    private Request open(Request request, String id, OscoreOption option, int number) throws OscoreRefused {
        OscoreContext context =
                clients.find(id).orElseThrow(() -> OscoreRefused.unknown(id)).context(request, option, number);
        Request opened = context.decrypt(request, number);
        opened.getOptions().removeOscore();
        opened.setScheme(request.getScheme());
        opened.setSourceContext(
                new AddressEndpointContext(request.getSourceContext().getPeerAddress(), new OscorePeer(context)));
        return opened;
    }
}
