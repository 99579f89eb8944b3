// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.DeviceDoor.OpenDoor;
import io.lwm2m.bs.device.SessionObserver;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Answer;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.SessionRecord.Result;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.web.api.Watch;
import io.lwm2m.bs.web.events.LiveSessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A web server on a free port, before a bootstrap server whose device door is a fake: the test plays the devices. */
final class RunningWeb implements AutoCloseable {

    static final String NODE1 = "{\"serverURI\":\"coap://leshan.example:5683\"}";
    static final String PSK = "{\"serverURI\":\"coaps://leshan.example:5684\",\"securityMode\":0,"
            + "\"pubKeyId\":\"me\",\"secretKey\":\"hex:000102030405060708090a0b0c0d0e0f\"}";

    static final Watch WATCH = new Watch(Clock.systemUTC(), Instant.EPOCH, new LiveSessions());

    final BootstrapServer server;
    final WebServer web;
    final HttpClient http = HttpClient.newHttpClient();
    private volatile SessionObserver observer = new SessionObserver() {};

    RunningWeb() {
        this(WebSettings.DEFAULT, new InMemoryConfigurationStore());
    }

    RunningWeb(WebSettings settings, ConfigurationStore store) {
        server = BootstrapServer.builder()
                .store(store)
                .door(context -> {
                    observer = context.observer();
                    return new FakeDoor();
                })
                .build();
        server.start().join();
        web = WebServer.start(server, new InetSocketAddress("127.0.0.1", 0), settings);
    }

    private record FakeDoor() implements OpenDoor {

        @Override
        public List<URI> endpoints() {
            return List.of(URI.create("coap://127.0.0.1:5783"));
        }

        @Override
        public void close(Duration grace) {}
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** Sends JSON, and says so with POST in any case. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(web.uri() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if ((!body.isEmpty() || method.equals("POST"))
                && !String.join(" ", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are; gives back everything until the server closes. */
    String raw(String request) {
        return raw(web.uri(), request);
    }

    static String raw(URI server, String request) {
        try (Socket socket = socket(server)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Socket socket() throws IOException {
        return socket(web.uri());
    }

    private static Socket socket(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Plays a session that goes as it should. */
    void bootstrap(String client) {
        start(client);
        progress(client, "");
        finishSession(client, new Result(Outcome.BOOTSTRAPPED, Optional.empty()));
    }

    void start(String client) {
        observer.sessionStarted("s-" + client, origin(client));
    }

    void ask(String client, Exchange.Request request) {
        observer.sessionRequested("s-" + client, origin(client), request);
    }

    void fail(String client, String cause) {
        finishSession(client, new Result(Outcome.FAILED, Optional.of(cause)));
    }

    void progress(String client, String diagnostic) {
        observer.sessionProgressed("s-" + client, origin(client), finish(diagnostic));
    }

    private void finishSession(String client, Result result) {
        observer.sessionFinished(new SessionRecord(
                "s-" + client, origin(client), Instant.EPOCH, Duration.ofMillis(12), List.of(finish("")), result));
    }

    private static Origin origin(String client) {
        return new Origin(client, "127.0.0.1:40000", "coap", "bs1");
    }

    private static Exchange finish(String diagnostic) {
        Answer changed = new Answer(Optional.of("2.04"), Optional.of(diagnostic).filter(text -> !text.isEmpty()));
        return new Exchange(Operation.FINISH, "/bs", Optional.empty(), 0, changed, Duration.ofMillis(3));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String json) {
        return (Map<String, Object>) Json.read(json);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> violations(HttpResponse<String> response) {
        return (List<Map<String, Object>>) object(response.body()).getOrDefault("violations", List.of());
    }

    @Override
    public void close() {
        web.close();
        server.stop().join();
    }
}
