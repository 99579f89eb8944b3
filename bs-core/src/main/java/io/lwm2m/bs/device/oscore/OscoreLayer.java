// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.oscore.OSException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decrypts and encrypts messages of devices that use OSCORE; others pass. It is above the layer that sends messages again, so
 * that they are sent again as they were, and below the one that cuts them into blocks.
 */
final class OscoreLayer extends AbstractLayer {

    private static final Logger LOG = LoggerFactory.getLogger(OscoreLayer.class);
    private static final long RETRY_SECONDS = 30;

    private final OscoreRequests requests;
    private final Refusals refusals;

    OscoreLayer(OscoreRequests requests, Refusals refusals) {
        this.requests = requests;
        this.refusals = refusals;
    }

    @Override
    public void receiveRequest(Exchange exchange, Request request) {
        byte[] option = request.getOptions().getOscore();
        if (option == null) {
            super.receiveRequest(exchange, request);
            return;
        }
        try {
            Request opened = requests.open(request);
            exchange.setCryptographicContextID(option);
            exchange.setRequest(opened);
        } catch (OscoreRefused e) {
            e.challenge()
                    .ifPresentOrElse(
                            challenge -> answer(exchange, request, challenge), () -> refuse(exchange, request, e));
            return;
        }
        super.receiveRequest(exchange, exchange.getRequest());
    }

    private void refuse(Exchange exchange, Request request, OscoreRefused refused) {
        refusals.refused(refused.client(), request.getSourceContext().getPeerAddress(), refused.why());
        Response response = new Response(refused.code());
        response.getOptions().setMaxAge(refused.code() == ResponseCode.SERVICE_UNAVAILABLE ? RETRY_SECONDS : 0);
        if (!refused.diagnostic().isEmpty()) {
            response.setPayload(refused.diagnostic());
            response.getOptions().setContentFormat(MediaTypeRegistry.TEXT_PLAIN);
        }
        answer(exchange, request, response);
    }

    /** As it is: without encryption, or encrypted already. */
    private void answer(Exchange exchange, Request request, Response response) {
        response.setDestinationContext(request.getSourceContext());
        super.sendResponse(exchange, response);
    }

    @Override
    public void sendResponse(Exchange exchange, Response response) {
        Optional<OscorePeer> peer = peer(exchange.getRequest().getSourceContext());
        if (peer.isEmpty()) {
            super.sendResponse(exchange, response);
            return;
        }
        Response encrypted;
        try {
            encrypted = peer.get().context().encrypt(response, number(exchange));
        } catch (OSException | StoreFailed e) {
            LOG.debug("An answer to {} could not be encrypted", peer.get(), e);
            response.setSendError(e);
            return;
        }
        super.sendResponse(exchange, encrypted);
    }

    @Override
    public void sendRequest(Exchange exchange, Request request) {
        Optional<OscorePeer> peer = peer(exchange.getRequest().getDestinationContext());
        if (peer.isEmpty()) {
            super.sendRequest(exchange, request);
            return;
        }
        Request encrypted;
        try {
            encrypted = peer.get().context().encrypt(request);
        } catch (OSException | StoreFailed e) {
            LOG.debug("A request to {} could not be encrypted", peer.get(), e);
            exchange.getRequest().setSendError(e);
            return;
        }
        exchange.setCryptographicContextID(encrypted.getOptions().getOscore());
        encrypted.addMessageObserver(0, new SameIds(request, encrypted));
        super.sendRequest(exchange, encrypted);
    }

    @Override
    public void receiveResponse(Exchange exchange, Response response) {
        Optional<OscorePeer> peer = peer(exchange.getRequest().getDestinationContext());
        if (peer.isEmpty()) {
            super.receiveResponse(exchange, response);
            return;
        }
        Response opened;
        try {
            opened = opened(exchange, peer.get(), response);
        } catch (UnprotectedAnswer e) {
            exchange.getRequest().setSendError(e);
            return;
        }
        super.receiveResponse(exchange, opened);
    }

    private static Response opened(Exchange exchange, OscorePeer peer, Response response) {
        if (!response.getOptions().hasOscore()) {
            throw UnprotectedAnswer.inTheClear(response);
        }
        try {
            return peer.context().decrypt(response, number(exchange));
        } catch (OSException | RuntimeException e) {
            throw UnprotectedAnswer.undecipherable();
        }
    }

    private static Optional<OscorePeer> peer(EndpointContext context) {
        return context != null && context.getPeerIdentity() instanceof OscorePeer peer
                ? Optional.of(peer)
                : Optional.empty();
    }

    /** The number of the request of an exchange, which was read or written here before. */
    private static int number(Exchange exchange) {
        return OscoreOption.of(exchange.getCryptographicContextID())
                .orElseThrow()
                .number()
                .orElseThrow();
    }

    /** Tells the layers above which token and message id the encrypted request was given. */
    private static final class SameIds extends MessageObserverAdapter {

        private final Request request;
        private final Request encrypted;

        private SameIds(Request request, Request encrypted) {
            this.request = request;
            this.encrypted = encrypted;
        }

        @Override
        public void onReadyToSend() {
            if (request.getToken() == null) {
                request.setToken(encrypted.getToken());
            }
            if (!request.hasMID()) {
                request.setMID(encrypted.getMID());
            }
        }
    }
}
