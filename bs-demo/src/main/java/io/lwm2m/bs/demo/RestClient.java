// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The REST API of a running server. Every call blocks for its answer; anything but success is a {@link CommandFailed}
 * whose message says what to do.
 */
final class RestClient {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");
    private static final String JSON = "application/json";
    private static final Duration REQUEST = Duration.ofSeconds(60);
    private static final Duration LONG_REQUEST = Duration.ofMinutes(30);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final Optional<String> authorization;
    private final String base;

    /** On the server at a URL, without {@code /api/v1}, where nobody has to log in. */
    RestClient(URI url) {
        this(url, RestAccess.NONE);
    }

    /** On the server at a URL, without {@code /api/v1}. */
    RestClient(URI url, RestAccess access) {
        this.base = url.toString().replaceFirst("/+$", "");
        this.http = access.client();
        this.authorization = access.authorization();
    }

    /** What was asked for is not there. */
    static final class NotThere extends CommandFailed {

        @Serial
        private static final long serialVersionUID = 1L;

        NotThere(List<String> lines) {
            super(lines);
        }
    }

    /**
     * A page of a list.
     *
     * @param json what it holds
     * @param next where the next one is
     */
    record Page(@Nullable Object json, Optional<URI> next) {}

    /** The address of a path below {@code /api/v1}. */
    URI uri(String path) {
        return URI.create(base + "/api/v1" + path);
    }

    /** A name as a segment of a path. */
    static String segment(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
    }

    Page get(URI uri) {
        HttpResponse<String> response = send("GET", uri, BodyPublishers.noBody());
        Optional<URI> next = response.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> uri.resolve(link.group(1)))
                .findFirst();
        return new Page(json(response.body()), next);
    }

    /** Sends JSON, and gives back the JSON that is answered. */
    @Nullable Object post(URI uri, @Nullable Object json) {
        return json(send("POST", uri, BodyPublishers.ofString(Json.write(json))).body());
    }

    /** As {@link #post}. */
    @Nullable Object put(URI uri, @Nullable Object json) {
        return json(send("PUT", uri, BodyPublishers.ofString(Json.write(json))).body());
    }

    /** Sends JSON Lines, and gives back the JSON that is answered. */
    @Nullable Object postLines(URI uri, String lines) {
        return json(send("POST", uri, BodyPublishers.ofString(lines), "application/x-ndjson", REQUEST)
                .body());
    }

    /** Has something done that takes long, and gives back the JSON that is answered. */
    @Nullable Object postLong(URI uri) {
        return json(
                send("POST", uri, BodyPublishers.noBody(), JSON, LONG_REQUEST).body());
    }

    void delete(URI uri) {
        send("DELETE", uri, BodyPublishers.noBody());
    }

    /** An object in an answer; empty when it is something else. */
    static Map<?, ?> object(@Nullable Object json) {
        return json instanceof Map<?, ?> object ? object : Map.of();
    }

    /** A list in an answer; empty when it is something else. */
    static List<?> list(@Nullable Object json) {
        return json instanceof List<?> list ? list : List.of();
    }

    private HttpResponse<String> send(String method, URI uri, BodyPublisher body) {
        return send(method, uri, body, JSON, REQUEST);
    }

    private HttpResponse<String> send(String method, URI uri, BodyPublisher body, String type, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body)
                .timeout(timeout)
                .header("Content-Type", type)
                .header("Accept", "application/json, application/problem+json");
        authorization.ifPresent(shown -> request.header("Authorization", shown));
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() < OK || response.statusCode() >= MULTIPLE_CHOICES) {
            throw refusal(response);
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (SSLException e) {
            throw new CommandFailed(
                    "no safe connection to " + base + ": " + e.getMessage()
                            + "; --ca-file FILE names the certificate to trust",
                    e);
        } catch (IOException e) {
            throw new CommandFailed(unreachable(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted while waiting for " + base, e);
        }
    }

    private String unreachable(IOException cause) {
        String why = cause instanceof ConnectException ? "" : " (" + cause.getMessage() + ")";
        return "no bootstrap server answers at " + base + why + "; start one with '" + Launch.command()
                + "', or say where it is with --url";
    }

    private RuntimeException refusal(HttpResponse<String> response) {
        Optional<Problem> problem = Problem.read(response);
        if (problem.isEmpty()) {
            return new CommandFailed(stranger("answered " + response.statusCode()));
        }
        return switch (response.statusCode()) {
            case NOT_FOUND -> new NotThere(problem.get().lines());
            case UNAUTHORIZED ->
                new CommandFailed(base + " wants a " + (authorization.isPresent() ? "good " : "")
                        + "token: --token-file FILE or BS_TOKEN gives it, 'token add' makes one");
            default -> new CommandFailed(problem.get().lines());
        };
    }

    private @Nullable Object json(String body) {
        try {
            return Json.read(body);
        } catch (InvalidInput e) {
            throw new CommandFailed(stranger("did not answer with JSON"), e);
        }
    }

    private String stranger(String what) {
        return base + " " + what + ", which is not this server's REST API; check --url";
    }
}
