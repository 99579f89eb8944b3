// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.config.Configuration;

/** A device that answers each request only when the test says so, and as it says. */
final class StubbornDevice implements AutoCloseable, MessageDeliverer {

    static {
        CoapConfig.register();
    }

    private final BlockingQueue<Exchange> asked = new LinkedBlockingQueue<>();
    private final CoapEndpoint endpoint;

    StubbornDevice() throws IOException {
        endpoint = CoapEndpoint.builder()
                .setConfiguration(new Configuration(CoapConfig.DEFINITIONS))
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        endpoint.setMessageDeliverer(this);
        endpoint.start();
    }

    /** Asks to be bootstrapped under a name. */
    void ask(String name, URI server) {
        Request request = new Request(Code.POST);
        request.setURI(server + "/bs?ep=" + name);
        endpoint.sendRequest(request);
    }

    /** Answers the request that the server has sent, or will. */
    void answer(ResponseCode code, String diagnostic) throws InterruptedException {
        Exchange exchange = asked.poll(10, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("the server has asked nothing for 10 s");
        }
        Response response = new Response(code);
        if (!diagnostic.isEmpty()) {
            response.setPayload(diagnostic);
        }
        exchange.sendResponse(response);
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        exchange.sendAccept();
        asked.add(exchange);
    }

    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        exchange.getRequest().setResponse(response);
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
