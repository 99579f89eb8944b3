// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lwm2m.bs.demo.RestClient.NotThere;
import io.lwm2m.bs.demo.RestClient.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that this project's server does not give every day, from a server that gives them. */
class RestClientTest {

    private HttpServer http = newServer();
    private RestClient client = new RestClient(URI.create("http://unused"));

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        http.start();
        client = new RestClient(
                URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/"));
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void follows_the_next_page_whether_it_is_absolute_or_relative() {
        answer(200, "application/json", "{}", "</api/v1/configs?after=b>; rel=\"next\"");
        Page page = client.get(client.uri("/configs"));
        assertThat(page.next()).contains(client.uri("/configs?after=b"));
    }

    @Test
    void prints_each_violation_on_its_line() {
        String body = "{\"detail\": \"bad\", \"violations\": [{\"path\": \"lifetime\", \"message\": \"must be more\"},"
                + " {\"path\": \"\", \"message\": \"is empty\"}]}";
        answer(400, "application/problem+json", body, "");
        assertThatThrownBy(() -> client.post(client.uri("/configs/n"), Map.of()))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("lifetime: must be more\nis empty");
    }

    @Test
    void prints_the_detail_of_a_problem_without_violations() {
        answer(404, "application/problem+json;charset=utf-8", "{\"detail\": \"there is no client 'n'\"}", "");
        assertThatThrownBy(() -> client.delete(client.uri("/configs/n")))
                .isInstanceOf(NotThere.class)
                .hasMessage("there is no client 'n'");
    }

    @Test
    void tells_when_another_program_answers() {
        answer(404, "text/html", "<html>", "");
        assertThatThrownBy(() -> client.get(client.uri("/configs")))
                .hasMessageEndingWith(" answered 404, which is not this server's REST API; check --url");
    }

    @Test
    void tells_when_a_good_answer_is_no_json() {
        answer(200, "text/html", "<html>", "");
        assertThatThrownBy(() -> client.get(client.uri("/configs")))
                .hasMessageEndingWith(" did not answer with JSON, which is not this server's REST API; check --url");
    }

    @ParameterizedTest
    @CsvSource({"urn:imei:1, urn%3Aimei%3A1", "a/b, a%2Fb", "ü x, %C3%BC%20x", ".., %2E%2E", "a+b, a%2Bb", "a.b, a.b"})
    void names_are_encoded_as_one_segment(String name, String segment) {
        assertThat(RestClient.segment(name)).isEqualTo(segment);
    }

    private void answer(int status, String type, String body, String link) {
        http.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Link", link);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
