// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.util.Optional;
import java.util.Set;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.exception.InvalidRequestException;
import org.eclipse.leshan.server.californium.bootstrap.BootstrapResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of Leshan's {@code /bs}: turns away what Leshan would refuse without a word to anybody, with 4.00 and a
 * record, and everything while the server is closing, with 5.03.
 */
final class BootstrapGuard extends CoapResource {

    private static final String NAME = "ep=";
    private static final String FORMAT = "pct=";
    private static final Set<String> PREFERRED_FORMATS = Set.of(
            FORMAT + ContentFormat.TLV_CODE,
            FORMAT + ContentFormat.OLD_TLV_CODE,
            FORMAT + ContentFormat.SENML_CBOR_CODE,
            FORMAT + ContentFormat.SENML_JSON_CODE);
    private static final long RETRY_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapGuard.class);

    private final BootstrapResource guarded;
    private final SessionRecords records;
    private volatile boolean closing;

    private BootstrapGuard(BootstrapResource guarded, SessionRecords records) {
        super(guarded.getName());
        this.guarded = guarded;
        this.records = records;
    }

    /** Puts a guard in front of Leshan's {@code bs} below a root; somebody else's is left alone. */
    static Optional<BootstrapGuard> before(Resource root, SessionRecords records) {
        if (!(root.getChild("bs") instanceof BootstrapResource leshan)) {
            return Optional.empty();
        }
        BootstrapGuard guard = new BootstrapGuard(leshan, records);
        root.delete(leshan);
        root.add(guard);
        return Optional.of(guard);
    }

    /** From now on every request is told to come again later. */
    void close() {
        closing = true;
    }

    @Override
    public void handleRequest(Exchange exchange) {
        if (exchange.getRequest().getCode() != Code.POST) {
            guarded.handleRequest(exchange);
            return;
        }
        CoapExchange answering = new Answering(exchange);
        if (closing) {
            answering.respond(ResponseCode.SERVICE_UNAVAILABLE);
            return;
        }
        Optional<String> problem = problem(exchange.getRequest());
        if (problem.isPresent()) {
            refuse(exchange, problem.get());
        } else {
            pass(answering);
        }
    }

    private void pass(CoapExchange exchange) {
        try {
            guarded.handlePOST(exchange);
        } catch (InvalidRequestException e) {
            exchange.respond(ResponseCode.BAD_REQUEST, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A bootstrap request failed in the server", e);
            exchange.respond(ResponseCode.SERVICE_UNAVAILABLE);
        }
    }

    /** Tells with 5.03 when to come again. */
    private static final class Answering extends CoapExchange {

        private Answering(Exchange exchange) {
            super(exchange);
        }

        @Override
        public void respond(Response response) {
            if (response.getCode() == ResponseCode.SERVICE_UNAVAILABLE) {
                response.getOptions().setMaxAge(RETRY_SECONDS);
            }
            super.respond(response);
        }
    }

    private static Optional<String> problem(Request request) {
        if (request.getType() != Type.CON) {
            return Optional.of("the request is not confirmable");
        }
        String name = "";
        String format = "";
        for (String part : request.getOptions().getUriQuery()) {
            if (part.startsWith(NAME)) {
                if (!name.isEmpty()) {
                    return Optional.of("the request has two client names (ep)");
                }
                name = part;
            } else if (part.startsWith(FORMAT)) {
                if (!format.isEmpty()) {
                    return Optional.of("the request has two preferred content formats (pct)");
                }
                format = part;
            }
        }
        if (name.length() <= NAME.length()) {
            return Optional.of("the request has no client name (ep)");
        }
        return format.isEmpty() || PREFERRED_FORMATS.contains(format)
                ? Optional.empty()
                : Optional.of("the preferred content format (pct) is none that can be written in");
    }

    private void refuse(Exchange exchange, String why) {
        Request request = exchange.getRequest();
        String client = request.getOptions().getUriQuery().stream()
                .filter(part -> part.startsWith(NAME))
                .map(part -> part.substring(NAME.length()))
                .findFirst()
                .orElse("");
        String peer = Addresses.print(request.getSourceContext().getPeerAddress());
        records.refused(client, peer, request.getScheme(), why);
        Response response = new Response(ResponseCode.BAD_REQUEST);
        response.setPayload(why);
        response.getOptions().setContentFormat(MediaTypeRegistry.TEXT_PLAIN);
        exchange.sendResponse(response);
    }
}
