// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.ServerAccount;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoAndCopyTest {

    private static final String CONFIGS = "/api/v1/configs/node1";
    private static final String COPY = "/api/v1/clients/node1/copy";
    private static final String KEY = "hex:000102030405060708090a0b0c0d0e0f";

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_client_that_was_removed_comes_back_with_its_keys() {
        web.post(CONFIGS, "[" + RunningWeb.PSK + "," + RunningWeb.NODE1 + "]");
        SortedMap<Integer, ServerAccount> before = stored("node1");

        HttpResponse<String> undone = undo(web.delete(CONFIGS));

        assertThat(undone.statusCode()).isEqualTo(200);
        assertThat(stored("node1")).isEqualTo(before);
        assertThat(undone.body())
                .isEqualTo("{\"client\":\"node1\",\"configs\":"
                        + web.get(CONFIGS).body().strip() + "}\n")
                .doesNotContain(KEY);
        assertThat(undone.headers().firstValue("ETag"))
                .isEqualTo(web.get(CONFIGS).headers().firstValue("ETag"));
    }

    @Test
    void a_configuration_that_was_removed_comes_back_once() {
        web.post(CONFIGS, "[" + RunningWeb.PSK + "," + RunningWeb.NODE1 + "]");
        SortedMap<Integer, ServerAccount> before = stored("node1");

        HttpResponse<String> removed = web.delete(CONFIGS + "/0");

        assertThat(undo(removed).statusCode()).isEqualTo(200);
        assertThat(stored("node1")).isEqualTo(before);
        assertThat(undo(removed).statusCode()).isEqualTo(404);
        assertThat(web.post("/api/v1/undo/nothing", "").body()).contains("there is nothing to undo");
    }

    @Test
    void a_name_that_is_taken_again_is_a_conflict() {
        web.post(CONFIGS, RunningWeb.PSK);
        HttpResponse<String> removed = web.delete(CONFIGS);
        web.post(CONFIGS, RunningWeb.NODE1);

        HttpResponse<String> undone = undo(removed);

        assertThat(undone.statusCode()).isEqualTo(409);
        assertThat(undone.body()).contains("there is a client of that name again");
        assertThat(stored("node1").get(0).serverUri()).isEqualTo("coap://leshan.example:5683");
    }

    @Test
    void configurations_that_change_places_keep_their_keys() {
        String other = RunningWeb.PSK.replace("leshan.example", "other.example").replace("000102", "ffffff");
        web.put(CONFIGS, "[" + RunningWeb.PSK + "," + other + "]");
        Map<String, Object> shown = RunningWeb.object(web.get(CONFIGS).body());
        Map<String, Object> swapped = Map.of("0", shown.get("1"), "1", shown.get("0"));

        assertThat(web.put(CONFIGS, io.lwm2m.bs.json.Json.write(swapped)).statusCode())
                .isEqualTo(200);

        assertThat(stored("node1").get(0).serverUri()).isEqualTo("coaps://other.example:5684");
        assertThat(key("node1", 0)).startsWith("hex:ffffff");
        assertThat(key("node1", 1)).isEqualTo(KEY);
    }

    @Test
    void a_copy_leaves_keys_behind_unless_they_are_asked_for() {
        web.put(CONFIGS, "[" + RunningWeb.PSK + "," + RunningWeb.NODE1 + "]");

        HttpResponse<String> bare = web.post(COPY, "{\"to\":\"node2\"}");
        HttpResponse<String> own = web.post(
                COPY, "{\"to\":\"node2\",\"configs\":{\"0\":{\"pubKeyId\":\"n2\",\"secretKey\":{\"generate\":16}}}}");
        HttpResponse<String> all = web.post(COPY, "{\"to\":\"a/b\",\"secrets\":true}");

        assertThat(bare.statusCode()).isEqualTo(400);
        assertThat(RunningWeb.violations(bare))
                .extracting(violation -> violation.get("path"))
                .containsExactly("0.pubKeyId", "0.secretKey");
        assertThat(own.statusCode()).isEqualTo(201);
        assertThat(own.headers().firstValue("Location")).contains("/api/v1/configs/node2");
        assertThat(own.body()).contains("\"pubKeyId\":\"n2\",\"secretKey\":\"********\"", "\"generated\":[{");
        assertThat(key("node2", 0)).isNotEqualTo(KEY);
        assertThat(all.statusCode()).isEqualTo(201);
        assertThat(all.headers().firstValue("Location")).contains("/api/v1/configs/a%2Fb");
        assertThat(all.body()).doesNotContain(KEY);
        assertThat(stored("a/b")).isEqualTo(stored("node1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"to\":\"node1\"}; 409; client 'node1' is there already",
                "{\"to\":\"\"}; 400; the client name must not be empty",
                "{}; 400; to: must be the name of the new client, a text",
                "[]; 400; must be an object such as",
                "{\"to\":7,\"secrets\":1,\"configs\":[],\"x\":1}; 400; there is no such property here",
                "{\"to\":\"x\",\"configs\":{\"0\":7}}; 400; must be an object of config id to properties",
                "{\"to\":\"x\",\"configs\":{\"3\":{}}}; 400; the client has no such configuration"
            })
    void a_bad_copy_is_refused(String body, int status, String why) {
        web.post(CONFIGS, RunningWeb.NODE1);
        HttpResponse<String> refused = web.post(COPY, body);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(RunningWeb.object(refused.body()).get("detail").toString()).contains(why);
        assertThat(web.server.admin().count()).isEqualTo(1);
    }

    @Test
    void a_client_that_is_not_there_cannot_be_copied() {
        assertThat(web.post(COPY, "{\"to\":\"node2\"}").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> undo(HttpResponse<String> removed) {
        assertThat(removed.statusCode()).isEqualTo(200);
        Map<String, Object> removal = RunningWeb.object(removed.body());
        assertThat(removal).containsOnlyKeys("undo", "until");
        return web.post("/api/v1/undo/" + removal.get("undo"), "");
    }

    private SortedMap<Integer, ServerAccount> stored(String client) {
        return web.server.list(client).join();
    }

    private String key(String client, int id) {
        return stored(client).get(id).get(Properties.SECRET_KEY).orElseThrow().reveal();
    }
}
