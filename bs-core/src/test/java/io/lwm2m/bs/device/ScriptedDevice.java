// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mRoot;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mDecoder;
import org.eclipse.leshan.core.request.ContentFormat;

/** A device on a real UDP socket that does what a test tells it to; without being told it is a good LwM2M 1.1 client. */
final class ScriptedDevice implements AutoCloseable {

    static {
        CoapConfig.register();
    }

    private static final LwM2mModel MODEL = new StaticModel(ObjectLoader.loadAllDefault());

    /** How to answer a request. */
    interface Behaviour {
        void handle(Exchange exchange);

        static Behaviour code(ResponseCode code) {
            return exchange -> exchange.sendResponse(new Response(code));
        }

        static Behaviour text(ResponseCode code, String diagnostic) {
            return exchange -> {
                Response response = new Response(code);
                response.setPayload(diagnostic);
                exchange.sendResponse(response);
            };
        }

        static Behaviour links(String links) {
            return exchange -> {
                Response response = new Response(ResponseCode.CONTENT);
                response.setPayload(links);
                response.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_LINK_FORMAT);
                exchange.sendResponse(response);
            };
        }

        static Behaviour rst() {
            return Exchange::sendReject;
        }

        static Behaviour silence() {
            return exchange -> {};
        }
    }

    final CoapEndpoint endpoint;
    final URI server;
    private final Map<String, Behaviour> script = new ConcurrentHashMap<>();
    private final SortedMap<String, Map<Integer, LwM2mResource>> held = new ConcurrentSkipListMap<>();
    private String bootstrapAccount = "/0/0";

    /** Blocks as they came, such as {@code PUT /0/1 0 of 512}, of requests that came in blocks. */
    final List<String> blocks = new CopyOnWriteArrayList<>();

    /** Requests in order, such as {@code DELETE /0} and {@code PUT /0/1 11542}. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    final CompletableFuture<Void> finished = new CompletableFuture<>();

    /** What is done to its own requests before they are sent. */
    Consumer<Request> peculiarity = request -> {};

    ScriptedDevice(URI server) throws Exception {
        this(server, configuration -> {});
    }

    /** With CoAP settings of its own. */
    ScriptedDevice(URI server, Consumer<Configuration> settings) throws Exception {
        this(server, endpoint(settings));
    }

    ScriptedDevice(URI server, CoapEndpoint endpoint) throws Exception {
        this.server = server;
        this.endpoint = endpoint;
        endpoint.setMessageDeliverer(new MessageDeliverer() {
            @Override
            public void deliverRequest(Exchange exchange) {
                ScriptedDevice.this.handle(exchange);
            }

            @Override
            public void deliverResponse(Exchange exchange, Response response) {
                exchange.getRequest().setResponse(response);
            }
        });
        endpoint.addInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void receiveRequest(Request request) {
                BlockOption block = request.getOptions().getBlock1();
                if (block != null) {
                    blocks.add(line(request) + " " + block.getNum() + " of " + block.getSize());
                }
            }
        });
        endpoint.start();
        hold(bootstrapAccount);
    }

    private static CoapEndpoint endpoint(Consumer<Configuration> settings) {
        Configuration configuration = new Configuration(CoapConfig.DEFINITIONS);
        settings.accept(configuration);
        return CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
    }

    /** Where its own bootstrap account is; /0/0 unless told. */
    ScriptedDevice withBootstrapAccountAt(String path) {
        held.remove(bootstrapAccount);
        bootstrapAccount = path;
        return hold(path);
    }

    /** Something that it has from before. */
    ScriptedDevice hold(String path) {
        held.put(path, Map.of());
        return this;
    }

    /** Answers a request, such as {@code DELETE /0}, in its own way. */
    ScriptedDevice on(String request, Behaviour behaviour) {
        script.put(request, behaviour);
        return this;
    }

    Map<String, Map<Integer, LwM2mResource>> held() {
        return held;
    }

    Object value(String instance, int resource) {
        LwM2mResource found = held.getOrDefault(instance, Map.of()).get(resource);
        return found == null ? null : found.isMultiInstances() ? found.getInstances() : found.getValue();
    }

    /** Asks for a bootstrap and gives the response code. */
    Response request(String query) throws Exception {
        return send(query).get(10, TimeUnit.SECONDS);
    }

    /** Asks until the answer is 5.03 with a time to come again; what is accepted before does not matter. */
    void untilTurnedAway(String query) throws Exception {
        Response answer = request(query.replace("node1", "nobody"));
        while (answer.getCode() != ResponseCode.SERVICE_UNAVAILABLE) {
            answer = request(query.replace("node1", "nobody"));
        }
        if (answer.getOptions().getMaxAge() != 30) {
            throw new AssertionError("Max-Age " + answer.getOptions().getMaxAge());
        }
    }

    CompletableFuture<Response> send(String query) {
        return send(query, Message.NONE);
    }

    CompletableFuture<Response> send(String query, int messageId) {
        Request request = new Request(Code.POST);
        request.setMID(messageId);
        return send(request, "/bs", query);
    }

    /** Asks for a Bootstrap-Pack, in SenML CBOR unless {@link #peculiarity} says otherwise. */
    Response pack(String query) throws Exception {
        return sendPack(query).get(10, TimeUnit.SECONDS);
    }

    CompletableFuture<Response> sendPack(String query) {
        Request request = new Request(Code.GET);
        request.getOptions().setAccept(ContentFormat.SENML_CBOR_CODE);
        return send(request, "/bspack", query);
    }

    private CompletableFuture<Response> send(Request request, String path, String query) {
        request.setURI(server + path);
        if (!query.isEmpty()) {
            List.of(query.split("&")).forEach(request.getOptions()::addUriQuery);
        }
        peculiarity.accept(request);
        CompletableFuture<Response> answer = new CompletableFuture<>();
        request.addMessageObserver(new MessageObserverAdapter() {
            @Override
            public void onResponse(Response response) {
                answer.complete(response);
            }

            @Override
            public void onSendError(Throwable error) {
                answer.completeExceptionally(error);
            }
        });
        endpoint.sendRequest(request);
        return answer;
    }

    private void handle(Exchange exchange) {
        Request request = exchange.getRequest();
        String line = line(request);
        int format = request.getOptions().getContentFormat();
        requests.add(format == -1 ? line : line + " " + format);
        Behaviour scripted = script.getOrDefault(line + " " + format, script.get(line));
        if (scripted != null) {
            scripted.handle(exchange);
            return;
        }
        String path = "/" + request.getOptions().getUriPathString();
        switch (request.getCode()) {
            case GET -> Behaviour.links(links()).handle(exchange);
            case DELETE -> {
                delete(path);
                exchange.sendResponse(new Response(ResponseCode.DELETED));
            }
            case PUT -> {
                put(path, request.getOptions().getContentFormat(), request.getPayload());
                exchange.sendResponse(new Response(ResponseCode.CHANGED));
            }
            default -> {
                exchange.sendResponse(new Response(ResponseCode.CHANGED));
                finished.complete(null);
            }
        }
    }

    private static String line(Request request) {
        return request.getCode() + " /" + request.getOptions().getUriPathString();
    }

    private void delete(String path) {
        held.keySet()
                .removeIf(instance -> !instance.equals(bootstrapAccount)
                        && (path.equals("/") || instance.equals(path) || instance.startsWith(path + "/")));
    }

    /** Takes a write. */
    void put(String path, int format, byte[] payload) {
        LwM2mObjectInstance instance = (LwM2mObjectInstance) new DefaultLwM2mDecoder(true)
                .decode(payload, ContentFormat.fromCode(format), new LwM2mPath(path), MODEL);
        held.put(path, instance.getResources());
    }

    /** Takes a pack as LwM2M 1.2 says: what it has an object for is replaced, but for the own bootstrap account. */
    void take(Response pack) {
        ContentFormat format = ContentFormat.fromCode(pack.getOptions().getContentFormat());
        LwM2mRoot root =
                (LwM2mRoot) new DefaultLwM2mDecoder(true).decode(pack.getPayload(), format, LwM2mPath.ROOTPATH, MODEL);
        root.getObjects().forEach((id, object) -> {
            delete("/" + id);
            object.getInstances().forEach((instance, node) -> held.put("/" + id + "/" + instance, node.getResources()));
        });
    }

    private String links() {
        StringBuilder links = new StringBuilder("</>;lwm2m=1.1");
        held.forEach((path, resources) -> {
            links.append(",<").append(path).append('>');
            if (path.startsWith("/0/") && !path.equals(bootstrapAccount)) {
                LwM2mResource ssid = resources.get(10);
                links.append(";ssid=").append(ssid == null ? 77 : ssid.getValue());
            }
        });
        return new String(links.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
