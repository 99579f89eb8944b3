// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

    private static final String PATH = "/api/v1/configs/node1";
    private static final int MIB = 1 << 20;

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{}                                                     | serverURI",
                "{'serverURI':'http://x'}                               | serverURI",
                "{'serverURI':'coap://'}                                | serverURI",
                "{'serverURI':'coap://h:99999'}                         | serverURI",
                "{'serverURI':'coap://h','lifetime':-1}                 | lifetime",
                "{'serverURI':'coap://h','lifetime':'600'}              | lifetime",
                "{'serverURI':'coap://h','lifetime':6.5}                | lifetime",
                "{'serverURI':'coap://h','lifetime':1e99}               | lifetime",
                "{'serverURI':'coap://h','lifetime':null}               | lifetime",
                "{'serverURI':'coap://h','securityMode':7}              | securityMode",
                "{'serverURI':'coaps://h','securityMode':0,'pubKeyId':'me'} | secretKey",
                "{'serverURI':'coap://h','defaultMinPeriod':9,'defaultMaxPeriod':3} | M..Period",
                "{'serverURI':'coap://h','notificationStorage':true}    | notificationStorage",
                "{'serverURI':'coap://h','__proto__':{}}                | __proto__",
                "[{'serverURI':'coap://a','shortServerId':3},{'serverURI':'coap://b','shortServerId':3}] | shortServerId",
                "[]                                                     | ^^",
                "[1,null,[]]                                            | 0",
                "7                                                      | ^^",
                "null                                                   | ^^",
            })
    void a_bad_configuration_is_refused_with_the_place_of_the_mistake(String json, String path) {
        HttpResponse<String> refused = web.post(PATH, json.replace('\'', '"'));

        assertProblem(refused, 400);
        assertThat(RunningWeb.violations(refused))
                .extracting(violation -> violation.get("path").toString())
                .anySatisfy(found -> assertThat(found).containsPattern(path));
        assertThat(web.server.list().join()).isEmpty();
    }

    @Test
    void a_misspelt_property_is_answered_with_the_right_name() {
        assertThat(web.post(PATH, "{\"serverURI\":\"coap://h\",\"notificationStorage\":true}")
                        .body())
                .contains("notificationStoring");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        HttpResponse<String> refused = web.put(PATH, "{\"0\":{\"lifetime\":-1},\"3\":{\"serverURI\":\"x\",\"foo\":1}}");

        assertThat(RunningWeb.violations(refused))
                .extracting(violation -> violation.get("path"))
                .contains("0.lifetime", "0.serverURI", "3.serverURI", "3.foo");
    }

    @Test
    void more_configurations_than_a_client_has_are_refused_unread() {
        HttpResponse<String> refused = web.put(PATH, "[" + "{},".repeat(50_000) + "{}]");

        assertProblem(refused, 400);
        assertThat(refused.body()).contains("at most 100 configurations, not 50001");
    }

    @Test
    void so_many_mistakes_that_nobody_reads_them_are_cut_short() {
        String many = "[" + "{\"a\":1,\"b\":2,\"c\":3},".repeat(99) + "{}]";

        HttpResponse<String> refused = web.put(PATH, many);

        assertProblem(refused, 400);
        assertThat(RunningWeb.violations(refused)).hasSize(100);
        assertThat(refused.body()).hasSizeLessThan(50_000).contains("more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{|early",
                "{'a':1,}|line 1",
                "{'a':1} x|column 10",
                "{a:1}|line 1",
                "{'a':1,'a':2}|twice",
                "// c|JSON"
            })
    void broken_json_is_refused_with_its_place(String json, String word) {
        HttpResponse<String> refused = web.put(PATH, json.replace('\'', '"'));

        assertProblem(refused, 400);
        assertThat(refused.body()).contains(word);
    }

    @Test
    void a_body_that_is_no_utf_8_is_refused() {
        HttpResponse<String> refused = web.send(HttpRequest.newBuilder(URI.create(web.web.uri() + PATH))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray("[\"ü\"]".getBytes(StandardCharsets.ISO_8859_1)))
                .build());

        assertProblem(refused, 400);
        assertThat(refused.body()).contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/configs/,must not be empty",
        "/api/v1/configs/a%0Ab,control characters",
        "/api/v1/configs/__proto__,reserved",
        "/api/v1/configs/%zz,hex digits",
        "/api/v1/configs/%2,hex digits",
        "/api/v1/configs/%C3,UTF-8",
        "/api/v1/configs/%C0%AF,UTF-8",
        "/api/v1/configs/%ED%A0%80,UTF-8",
        "/api/v1/configs?q=%FF,UTF-8",
        "/api/v1/configs?limt=3,'after, limit, q'",
        "/api/v1/configs?limit=3&limit=4,more than once",
        "/api/v1/server?x,there is no query parameter 'x'",
        "/api/v1/configs/a?x=1,none are known",
    })
    void a_bad_path_or_query_is_refused_with_a_reason(String path, String reason) {
        String answer = web.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains(reason);
    }

    @Test
    void a_name_of_300_bytes_is_refused() {
        HttpResponse<String> refused = web.put("/api/v1/configs/" + "x".repeat(300), "[" + RunningWeb.NODE1 + "]");

        assertProblem(refused, 400);
        assertThat(refused.body()).contains("255");
    }

    @Test
    void what_is_not_there_is_404_and_says_what_is() {
        web.post(PATH, RunningWeb.NODE1);

        assertProblem(web.delete(PATH + "/5"), 404);
        assertThat(web.delete(PATH + "/5").body()).contains("[0]");
        assertThat(web.delete("/api/v1/configs/nobody").body()).contains("nobody");
        assertProblem(web.delete(PATH + "/05"), 400);
        assertProblem(web.delete(PATH + "/x"), 400);
        assertProblem(web.get("/api/v1/nothing"), 404);
        assertThat(web.get("/api/v2/configs").body()).contains("/api/v1/openapi.json");
    }

    @Test
    void a_wrong_method_is_405_and_names_the_right_ones() {
        HttpResponse<String> refused = web.send("PATCH", PATH, "{}");

        assertProblem(refused, 405);
        assertThat(refused.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, POST, PUT");
        assertProblem(web.post("/api/v1/configs", "{}"), 405);
    }

    @Test
    void a_wrong_content_type_is_415() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16")) {
            assertProblem(web.put(PATH, "{}", "Content-Type", type), 415);
        }
        assertProblem(web.put(PATH, "{}", "Content-Encoding", "gzip"), 415);
        assertThat(web.put(PATH, "[" + RunningWeb.NODE1 + "]", "Content-Type", "application/json; charset=UTF-8")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_body_of_1_mib_is_taken_and_one_byte_more_is_not() {
        String json = "[" + RunningWeb.NODE1 + "]";
        String padded = json + " ".repeat(MIB - json.length());

        assertThat(web.put(PATH, padded).statusCode()).isEqualTo(201);
        assertProblem(web.put(PATH, padded + " "), 413);
        assertProblem(chunked(padded + " "), 413);
        assertThat(chunked(padded).statusCode()).isEqualTo(200);
    }

    @Test
    void who_asks_first_is_refused_before_the_body_is_sent() {
        String answer = web.raw("PUT " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1048577\r\nExpect: 100-continue\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void requests_that_are_no_http_get_a_problem_too() {
        String host = "Host: localhost\r\nConnection: close\r\n\r\n";

        for (String bad : List.of(
                "GET  HTTP/1.1\r\n" + host,
                "GET /a\0b HTTP/1.1\r\n" + host,
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /%00 HTTP/1.1\r\n" + host,
                "GET /../../x HTTP/1.1\r\n" + host)) {
            assertThat(web.raw(bad))
                    .as(bad)
                    .containsPattern("^HTTP/1.1 (4|505)")
                    .contains("problem+json", "nosniff", "no-store");
        }
        String large = "GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n" + host;
        assertThat(web.raw(large)).startsWith("HTTP/1.1 431").contains("problem+json");
        String chunks = "PUT " + PATH + " HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                + host + "zz\r\n";
        assertThat(web.raw(chunks)).startsWith("HTTP/1.1 400").contains("problem+json");
    }

    @Test
    void a_store_that_fails_is_503_and_anything_unexpected_500_without_internals() {
        try (RunningWeb broken = new RunningWeb(WebSettings.DEFAULT, new BrokenStore())) {
            HttpResponse<String> stored = broken.get(PATH);
            assertProblem(stored, 503);
            assertThat(stored.body()).contains("the disk is full");

            HttpResponse<String> unexpected = broken.get("/api/v1/configs");
            assertProblem(unexpected, 500);
            assertThat(unexpected.body()).doesNotContain("kaboom", "Exception", "at io.");
        }
    }

    @Test
    void whoever_is_refused_before_the_body_was_there_is_told_that_the_connection_ends() {
        String head = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n";
        for (String early : List.of("PUT " + PATH + head + "\r\n", "DELETE " + PATH + head + "\r\n")) {
            assertThat(web.raw(early)).startsWith("HTTP/1.1 4").containsIgnoringCase("Connection: close\r\n");
        }
        String whole = web.raw("PUT " + PATH + head + "\r\n{}GET " + PATH
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(whole.split("HTTP/1.1 4", -1)).hasSize(3);
    }

    private HttpResponse<String> chunked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return web.send(HttpRequest.newBuilder(URI.create(web.web.uri() + PATH))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build());
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningWeb.object(response.body())).containsKeys("type", "title", "detail");
        assertThat(RunningWeb.object(response.body()).get("status")).hasToString(Integer.toString(status));
        assertThat(Json.write(response.headers().map()))
                .contains("nosniff", "no-store")
                .doesNotContain("Jetty");
    }

    private static final class BrokenStore implements ConfigurationStore {

        private final ConfigurationStore empty = new InMemoryConfigurationStore();

        @Override
        public Optional<ClientConfigurations> find(String client) {
            throw new StoreFailed("the disk is full", new IOException("ENOSPC"));
        }

        @Override
        public List<ClientConfigurations> list(Query query) {
            throw new IllegalStateException("kaboom");
        }

        @Override
        public ClientPage search(ClientSearch search) {
            return empty.search(search);
        }

        @Override
        public ClientConfigurations save(ClientConfigurations changed) {
            return empty.save(changed);
        }

        @Override
        public long clear() {
            return empty.clear();
        }

        @Override
        public long count() {
            return empty.count();
        }
    }
}
