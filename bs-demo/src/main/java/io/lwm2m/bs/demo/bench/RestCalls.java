// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import io.lwm2m.bs.demo.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.IntFunction;

/** GET requests below {@code /api/v1}, one after the other. */
final class RestCalls {

    private static final int WARM_UP = 200;
    private static final int CALLS = 1000;

    /** For what takes a tenth of a second each. */
    private static final int FEW_WARM_UP = 10;

    private static final int FEW_CALLS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    RestCalls(URI server) {
        this.server = server;
    }

    Latency latency(IntFunction<String> rest) {
        return Latency.of(WARM_UP, CALLS, i -> get(rest.apply(i)));
    }

    Latency latencyOfFew(IntFunction<String> rest) {
        return Latency.of(FEW_WARM_UP, FEW_CALLS, i -> get(rest.apply(i)));
    }

    private void get(String rest) {
        get(server.resolve("/api/v1" + rest));
    }

    private void get(URI uri) {
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CommandFailed(uri + " answered " + answer.statusCode());
            }
        } catch (IOException | InterruptedException e) {
            throw new CommandFailed(uri + " did not answer", e);
        }
    }
}
