// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.DtlsPeers;
import io.lwm2m.bs.device.oscore.OscorePeers;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.store.CredentialStore;
import java.util.Optional;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.request.exception.InvalidRequestException;
import org.eclipse.leshan.server.californium.bootstrap.BootstrapResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of Leshan's {@code /bs}: turns away what Leshan would refuse without a word to anybody, with 4.00 and a
 * record, and everything while the server is closing, with 5.03; and adds the client name where the client may leave it out.
 */
final class BootstrapGuard extends CoapResource {

    private static final String NAMELESS = "the request has no client name (ep)";
    private static final long RETRY_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapGuard.class);

    private final BootstrapResource guarded;
    private final SessionRecords records;
    private final CredentialStore credentials;
    private volatile boolean closing;

    private BootstrapGuard(BootstrapResource guarded, SessionRecords records, CredentialStore credentials) {
        super(guarded.getName());
        this.guarded = guarded;
        this.records = records;
        this.credentials = credentials;
    }

    /** Puts a guard in front of Leshan's {@code bs} below a root; somebody else's is left alone. */
    static Optional<BootstrapGuard> before(Resource root, SessionRecords records, CredentialStore credentials) {
        if (!(root.getChild("bs") instanceof BootstrapResource leshan)) {
            return Optional.empty();
        }
        BootstrapGuard guard = new BootstrapGuard(leshan, records, credentials);
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
        Request request = exchange.getRequest();
        BootstrapQuery query = BootstrapQuery.of(request.getOptions().getUriQuery());
        Optional<String> problem =
                request.getType() == Type.CON ? query.problem() : Optional.of("the request is not confirmable");
        if (problem.isPresent()) {
            refuse(answering, query.client(), problem.get(), problem.get());
        } else if (query.client().isEmpty()) {
            name(answering, request);
        } else {
            pass(answering);
        }
    }

    /** Goes on with the name that the client's identity settles. */
    private void name(CoapExchange exchange, Request request) {
        Optional<LwM2mIdentity> identity = identity(request);
        if (identity.isEmpty()) {
            refuse(exchange, "", NAMELESS, NAMELESS);
            return;
        }
        try {
            BoundName name = BoundName.of(identity.get(), credentials);
            if (name instanceof BoundName.Settled settled) {
                request.getOptions().getUriQuery().add(BootstrapQuery.part(settled.client()));
                pass(exchange);
            } else if (name instanceof BoundName.Open open) {
                refuse(exchange, "", NAMELESS + ", and " + open.why(), "");
            }
        } catch (StoreFailed e) {
            record(exchange, "", "the credentials could not be read: " + e.getMessage());
            exchange.respond(ResponseCode.SERVICE_UNAVAILABLE);
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

    /** What is told to the client is nothing about identities: only the record has that. */
    private void refuse(CoapExchange exchange, String client, String why, String told) {
        record(exchange, client, why);
        exchange.respond(ResponseCode.BAD_REQUEST, told);
    }

    private void record(CoapExchange exchange, String client, String why) {
        Request request = exchange.advanced().getRequest();
        String peer = Addresses.print(request.getSourceContext().getPeerAddress());
        String scheme = request.getScheme();
        String transport = identity(request)
                .map(identity -> Proof.transport(identity, scheme))
                .orElse(scheme);
        records.refused(client, peer, transport, why);
    }

    private static Optional<LwM2mIdentity> identity(Request request) {
        EndpointContext context = request.getSourceContext();
        return DtlsPeers.identity(context).or(() -> OscorePeers.identity(context));
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
            if (response.getPayloadSize() == 0) {
                response.getOptions().removeContentFormat();
            }
            super.respond(response);
        }
    }
}
