// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.leshan.core.request.ContentFormat;

/**
 * Stands in front of Leshan's {@code /bs}: turns away what Leshan would refuse without a word to anybody, with 4.00 and a
 * record, and everything while the server is closing, with 5.03.
 */
final class BootstrapGuard extends CoapResource {

    private static final Set<String> PREFERRED_FORMATS = Set.of(
            String.valueOf(ContentFormat.TLV_CODE),
            String.valueOf(ContentFormat.OLD_TLV_CODE),
            String.valueOf(ContentFormat.SENML_CBOR_CODE),
            String.valueOf(ContentFormat.SENML_JSON_CODE));
    private static final long RETRY_SECONDS = 30;

    private final Resource guarded;
    private final PlannedSessions sessions;
    private volatile boolean closing;

    private BootstrapGuard(Resource guarded, PlannedSessions sessions) {
        super(guarded.getName());
        this.guarded = guarded;
        this.sessions = sessions;
    }

    /** Puts a guard in front of the {@code bs} resource below a root. */
    static BootstrapGuard before(Resource root, PlannedSessions sessions) {
        BootstrapGuard guard = new BootstrapGuard(root.getChild("bs"), sessions);
        root.delete(guard.guarded);
        root.add(guard);
        return guard;
    }

    /** From now on every request is told to come again later. */
    void close() {
        closing = true;
    }

    @Override
    public void handleRequest(Exchange exchange) {
        if (closing) {
            Response later = new Response(ResponseCode.SERVICE_UNAVAILABLE);
            later.getOptions().setMaxAge(RETRY_SECONDS);
            exchange.sendResponse(later);
            return;
        }
        Optional<String> problem =
                exchange.getRequest().getCode() == Code.POST ? problem(exchange.getRequest()) : Optional.empty();
        if (problem.isPresent()) {
            refuse(exchange, problem.get());
        } else {
            guarded.handleRequest(exchange);
        }
    }

    private static Optional<String> problem(Request request) {
        List<String> query = request.getOptions().getUriQuery();
        if (parameter(query, "ep=").isEmpty()) {
            return Optional.of("the request has no client name (ep)");
        }
        return parameter(query, "pct=")
                .filter(format -> !PREFERRED_FORMATS.contains(format))
                .map(format -> "the preferred content format (pct) is none that can be written in");
    }

    private static Optional<String> parameter(List<String> query, String prefix) {
        return query.stream()
                .filter(part -> part.startsWith(prefix) && part.length() > prefix.length())
                .map(part -> part.substring(prefix.length()))
                .findFirst();
    }

    private void refuse(Exchange exchange, String why) {
        Request request = exchange.getRequest();
        String client = parameter(request.getOptions().getUriQuery(), "ep=").orElse("");
        String peer = Addresses.print(request.getSourceContext().getPeerAddress());
        sessions.refused(new Origin(ClientName.shown(client), peer, request.getScheme()), why);
        Response response = new Response(ResponseCode.BAD_REQUEST);
        response.setPayload(why);
        response.getOptions().setContentFormat(MediaTypeRegistry.TEXT_PLAIN);
        exchange.sendResponse(response);
    }
}
