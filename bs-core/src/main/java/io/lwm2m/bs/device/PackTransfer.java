// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Exchange.Answer;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Exchange.Request;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.request.ContentFormat;

/**
 * A pack on its way to its client: in one message, or block by block as the client asks for them (RFC 7959). The message
 * with its end is confirmable, so that the acknowledgement proves that the client has the whole; blocks that Californium cuts
 * by itself prove nothing. Safe for use by many threads.
 */
final class PackTransfer {

    /** The path of packs. */
    static final String PATH = "bspack";

    private static final Answer DELIVERED = new Answer(Optional.of("2.05"), Optional.empty());

    private final ContentFormat format;
    private final byte[] pack;
    private final CompletableFuture<Answer> end = new CompletableFuture<>();

    PackTransfer(ContentFormat format, byte[] pack) {
        this.format = format;
        this.pack = pack;
    }

    /** For the record. */
    Request told() {
        return new Request(Operation.PACK, "/" + PATH, Optional.of(Exchanges.name(format)), pack.length);
    }

    /** How it ends: with code 2.05 when the client has all of it, else without code. */
    CompletableFuture<Answer> end() {
        return end;
    }

    /** Gives it up when it has not ended in time. */
    void endWithin(long millis) {
        end.completeOnTimeout(undelivered("not fetched in time"), millis, TimeUnit.MILLISECONDS);
    }

    /** Gives it up, unless it has ended. */
    void giveUp(String why) {
        end.complete(undelivered(why));
    }

    private static Answer undelivered(String why) {
        return new Answer(Optional.empty(), Optional.of(why));
    }

    /** Answers with the pack, or with the block of it that is asked for. */
    void answer(CoapExchange exchange) {
        Optional<BlockOption> block = block(exchange);
        int from = block.map(BlockOption::getOffset).orElse(0);
        int to = block.map(cut -> Math.min(from + cut.getSize(), pack.length)).orElse(pack.length);
        if (from >= pack.length) {
            exchange.respond(ResponseCode.BAD_OPTION, "the pack has no such block");
            return;
        }
        Response response = new Response(ResponseCode.CONTENT);
        response.setPayload(Arrays.copyOfRange(pack, from, to));
        response.getOptions().setContentFormat(format.getCode());
        // no proxy may keep it: it has keys, and is right only now
        response.getOptions().setMaxAge(0);
        block.ifPresent(response.getOptions()::setBlock2);
        if (to == pack.length) {
            exchange.accept();
            response.setConfirmable(true);
            response.addMessageObserver(new End());
        }
        exchange.respond(response);
    }

    /** Which block is to be sent, never larger than Californium would cut it; empty for the whole. */
    private Optional<BlockOption> block(CoapExchange exchange) {
        Configuration coap = exchange.advanced().getEndpoint().getConfig();
        int message = coap.get(CoapConfig.MAX_MESSAGE_SIZE);
        BlockOption asked = exchange.getRequestOptions().getBlock2();
        if (asked == null && pack.length <= message) {
            return Optional.empty();
        }
        int largest = BlockOption.size2Szx(Math.min(coap.get(CoapConfig.PREFERRED_BLOCK_SIZE), message));
        int szx = asked == null ? largest : Math.min(asked.getSzx(), largest);
        int size = BlockOption.szx2Size(szx);
        int from = asked == null ? 0 : asked.getOffset();
        return Optional.of(new BlockOption(szx, from + size < pack.length, from / size));
    }

    /** Waits for the acknowledgement of the end of the pack. */
    private final class End extends MessageObserverAdapter {

        @Override
        public void onAcknowledgement() {
            end.complete(DELIVERED);
        }

        @Override
        public void onReject() {
            giveUp("rejected with RST");
        }

        @Override
        public void onTimeout() {
            giveUp("not acknowledged");
        }

        @Override
        public void onSendError(Throwable error) {
            giveUp("could not be sent");
        }
    }
}
