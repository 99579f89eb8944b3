// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.eclipse.leshan.core.californium.ResponseCodeUtil.toCoapResponseCode;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.response.BootstrapResponse;
import org.eclipse.leshan.core.response.SendableResponse;
import org.eclipse.leshan.server.bootstrap.BootstrapFailureCause;

/**
 * {@code GET /bspack} (LwM2M Core 1.2, 6.1.7.7), which Leshan does not have: the whole configuration of a client in one answer.
 * A session like any other: admission, authorization, record and end are those of {@code POST /bs}.
 */
final class PackResource extends CoapResource {

    private final Admission admission;
    private final DeadlineHandler handler;
    private final SessionRules rules;
    private final Map<PackQuery, PackTransfer> transfers = new ConcurrentHashMap<>();

    PackResource(Admission admission, DeadlineHandler handler, SessionRules rules) {
        super(PackTransfer.PATH);
        this.admission = admission;
        this.handler = handler;
        this.rules = rules;
    }

    @Override
    public void handleRequest(Exchange exchange) {
        Request request = exchange.getRequest();
        BlockOption block = request.getOptions().getBlock2();
        if (request.getCode() != Code.GET) {
            super.handleRequest(exchange);
        } else if (!rules.bootstrapPack()) {
            new CoapExchange(exchange).respond(ResponseCode.NOT_IMPLEMENTED);
        } else if (block != null && block.getNum() > 0) {
            goOn(new CoapExchange(exchange));
        } else {
            // admission may add what the requests for the other blocks will not have
            PackQuery query = PackQuery.of(request);
            admission.admit(exchange, admitted -> begin(admitted, query));
        }
    }

    private void goOn(CoapExchange exchange) {
        PackTransfer transfer = transfers.get(PackQuery.of(exchange.advanced().getRequest()));
        if (transfer == null || transfer.end().isDone()) {
            exchange.respond(
                    ResponseCode.REQUEST_ENTITY_INCOMPLETE, "there is no such pack; begin with its first block");
        } else {
            transfer.answer(exchange);
        }
    }

    private void begin(CoapExchange exchange, PackQuery query) {
        Optional<ContentFormat> format = query.format();
        Optional<Discovered> device = query.device();
        if (format.isEmpty()) {
            admission.refuse(
                    exchange,
                    ResponseCode.NOT_ACCEPTABLE,
                    "a pack comes as SenML CBOR (112) or SenML JSON (110), not in format " + query.accept());
        } else if (device.isEmpty()) {
            admission.refuse(
                    exchange,
                    ResponseCode.BAD_REQUEST,
                    "the bootstrap account (acc) is not in CoRE link format, such as </0/0>");
        } else {
            decide(exchange, format.get(), session -> send(exchange, query, session, device.get()));
        }
    }

    private void decide(CoapExchange exchange, ContentFormat format, Consumer<DeviceSession> next) {
        Request request = exchange.advanced().getRequest();
        String client = BootstrapQuery.of(request.getOptions().getUriQuery()).client();
        SendableResponse<BootstrapResponse> decision = handler.bootstrap(
                Admission.peer(request),
                new BootstrapRequest(client, format, Map.of(), request),
                exchange.advanced().getEndpoint().getUri(),
                session -> next.accept((DeviceSession) session));
        BootstrapResponse response = decision.getResponse();
        if (!response.isSuccess()) {
            exchange.respond(toCoapResponseCode(response.getCode()), response.getErrorMessage());
        }
        decision.sent();
    }

    private void send(CoapExchange exchange, PackQuery query, DeviceSession session, Discovered device) {
        PackTransfer transfer = transfer(session, device);
        transfers.put(query, transfer);
        transfer.end().thenRun(() -> transfers.remove(query, transfer));
        handler.follow(session, transfer);
        transfer.answer(exchange);
    }

    private PackTransfer transfer(DeviceSession session, Discovered device) {
        try {
            ContentFormat format = session.getContentFormat();
            return new PackTransfer(
                    format, PlannedInstance.payload(new WritePlan(session.accounts()).instances(device), format));
        } catch (RuntimeException e) {
            handler.stopSession(session, BootstrapFailureCause.INTERNAL_SERVER_ERROR);
            throw e;
        }
    }
}
