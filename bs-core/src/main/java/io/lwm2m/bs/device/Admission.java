// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.DtlsPeers;
import io.lwm2m.bs.device.oscore.OscorePeers;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.store.CredentialStore;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.request.exception.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request for a bootstrap has to pass before there is a session: turns away what is malformed, with 4.00 and a
 * record, and everything while the server is closing, with 5.03; and adds the client name where the client may leave it out.
 */
final class Admission {

    private static final String NAMELESS = "the request has no client name (ep)";
    private static final long RETRY_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final SessionRecords records;
    private final CredentialStore credentials;
    private volatile boolean closing;

    Admission(SessionRecords records, CredentialStore credentials) {
        this.records = records;
        this.credentials = credentials;
    }

    /** From now on every request is told to come again later. */
    void close() {
        closing = true;
    }

    /** Passes a good request on. */
    void admit(Exchange exchange, Consumer<CoapExchange> next) {
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
            refuse(answering, ResponseCode.BAD_REQUEST, problem.get());
        } else if (query.client().isEmpty()) {
            name(answering, next);
        } else {
            pass(answering, next);
        }
    }

    /** Goes on with the name that the client's identity settles. */
    private void name(CoapExchange exchange, Consumer<CoapExchange> next) {
        Request request = exchange.advanced().getRequest();
        Optional<LwM2mIdentity> identity = identity(request);
        if (identity.isEmpty()) {
            refuse(exchange, ResponseCode.BAD_REQUEST, NAMELESS);
            return;
        }
        try {
            BoundName name = BoundName.of(identity.get(), credentials);
            if (name instanceof BoundName.Settled settled) {
                List<String> query = request.getOptions().getUriQuery();
                query.remove(BootstrapQuery.part(""));
                query.add(BootstrapQuery.part(settled.client()));
                pass(exchange, next);
            } else if (name instanceof BoundName.Open open) {
                // the client is told nothing about identities: only the record has that
                record(exchange, NAMELESS + ", and " + open.why());
                exchange.respond(ResponseCode.BAD_REQUEST, "");
            }
        } catch (StoreFailed e) {
            record(exchange, "the credentials could not be read: " + e.getMessage());
            exchange.respond(ResponseCode.SERVICE_UNAVAILABLE);
        }
    }

    private static void pass(CoapExchange exchange, Consumer<CoapExchange> next) {
        try {
            next.accept(exchange);
        } catch (InvalidRequestException e) {
            exchange.respond(ResponseCode.BAD_REQUEST, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A bootstrap request failed in the server", e);
            exchange.respond(ResponseCode.SERVICE_UNAVAILABLE);
        }
    }

    /** Turns a request away with a record, and tells the client why. */
    void refuse(CoapExchange exchange, ResponseCode code, String why) {
        record(exchange, why);
        exchange.respond(code, why);
    }

    private void record(CoapExchange exchange, String why) {
        Request request = exchange.advanced().getRequest();
        IpPeer peer = peer(request);
        records.refused(
                BootstrapQuery.of(request.getOptions().getUriQuery()).client(),
                Addresses.print(peer.getSocketAddress()),
                Proof.transport(peer.getIdentity(), request.getScheme()),
                why);
    }

    /** Who sent a request, with what it proved. */
    static IpPeer peer(Request request) {
        InetSocketAddress address = request.getSourceContext().getPeerAddress();
        return identity(request).map(identity -> new IpPeer(address, identity)).orElseGet(() -> new IpPeer(address));
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
