// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.security.SecureRandom;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;
import org.eclipse.californium.elements.DtlsEndpointContext;

/**
 * Cuts requests into blocks that fit into the records a client takes (RFC 6066, 4; RFC 8449), which Californium does not
 * look at: says in the client's place that the first one is too large, and of which size it has to be.
 */
final class RecordLimit extends AbstractLayer {

    /** What a message has beside its payload: header, token, path, format, block and size. */
    private static final int ENVELOPE_BYTES = 40;

    private static final int TOKEN_BYTES = 8;
    private static final int SMALLEST = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void sendRequest(Exchange exchange, Request request) {
        Integer limit = request.getDestinationContext().get(DtlsEndpointContext.KEY_MESSAGE_SIZE_LIMIT);
        int room = limit == null ? Integer.MAX_VALUE : Math.max(SMALLEST, limit - ENVELOPE_BYTES);
        BlockOption block = request.getOptions().getBlock1();
        if (request.getPayloadSize() <= room || block != null && block.getNum() > 0) {
            super.sendRequest(exchange, request);
        } else {
            super.receiveResponse(exchange, tooLarge(request, room));
        }
    }

    private Response tooLarge(Request request, int room) {
        if (request.getToken() == null) {
            byte[] token = new byte[TOKEN_BYTES];
            random.nextBytes(token);
            request.setToken(new Token(token));
        }
        Response response = new Response(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        response.setType(Type.ACK);
        response.setToken(request.getToken());
        response.setSourceContext(request.getDestinationContext());
        response.getOptions().setBlock1(BlockOption.size2Szx(room), false, 0);
        return response;
    }
}
