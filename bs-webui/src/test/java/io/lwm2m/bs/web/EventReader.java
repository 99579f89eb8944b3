// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads server-sent events from a socket, line by line; HTTP/1.0, so that there are no chunks in between. */
final class EventReader implements AutoCloseable {

    /** An event as it came. */
    record Received(String id, String name, String data) {

        /** The number in the client name n0, n1, ... */
        int number() {
            return Integer.parseInt(
                    RunningWeb.object(data).get("client").toString().substring(1));
        }
    }

    private final Socket socket;
    private final BufferedReader lines;
    private final StringBuilder hello = new StringBuilder();
    private String place = "";

    /** Connects; returns when the server has said hello, and, without an id, where the stream is. */
    EventReader(RunningWeb web, String lastEventId, String... headers) throws IOException {
        socket = web.socket();
        socket.getOutputStream().write(request(lastEventId, headers).getBytes(StandardCharsets.UTF_8));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).contains("200");
        skipHeaders();
        if (lastEventId.isEmpty()) {
            readHello();
        }
    }

    static String request(String lastEventId, String... headers) {
        String resume = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        return "GET /api/v1/events HTTP/1.0\r\nHost: localhost\r\n" + resume
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    String hello() {
        return hello.toString();
    }

    String place() {
        return place;
    }

    List<Received> take(int count) throws IOException {
        List<Received> taken = new ArrayList<>();
        String id = "";
        String name = "";
        while (taken.size() < count) {
            String line = line();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                taken.add(new Received(id, name, line.substring(6)));
            }
        }
        return taken;
    }

    void awaitHeartbeat() throws IOException {
        while (!line().equals(":")) {
            // an event
        }
    }

    void awaitEnd() throws IOException {
        while (lines.readLine() != null) {
            // what was still on its way
        }
    }

    private String line() throws IOException {
        String line = lines.readLine();
        assertThat(line).as("the stream ended").isNotNull();
        return line;
    }

    private void skipHeaders() throws IOException {
        while (!line().isEmpty()) {
            // a header
        }
    }

    private void readHello() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            hello.append(line).append("\n");
            place = line.startsWith("id: ") ? line.substring(4) : place;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
