// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.ServerAccount;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are made on request, and warnings, in the answers to changes. */
class GeneratedKeysTest {

    private static final String PATH = "/api/v1/configs/node1";
    private static final String WISH =
            "{\"serverURI\":\"coaps://h\",\"securityMode\":0,\"secretKey\":{\"generate\":32}}";

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_key_that_is_made_is_shown_in_the_answer_and_never_again() {
        HttpResponse<String> posted = web.post(PATH, WISH);

        assertThat(posted.statusCode()).isEqualTo(200);
        ServerAccount stored = web.server.list("node1").join().get(0);
        String key = HexFormat.of()
                .formatHex(stored.get(Properties.SECRET_KEY).orElseThrow().bytes());
        assertThat(key).hasSize(64);
        assertThat(posted.body())
                .contains("\"generated\":[{\"path\":\"0.secretKey\",\"pubKeyId\":\"node1-1\",\"secretKey\":\"hex:" + key
                        + "\"}]")
                .contains("\"secretKey\":\"********\"");
        assertThat(posted.headers().firstValue("Cache-Control")).contains("no-store");
        for (String path : List.of(PATH, "/api/v1/configs", "/api/v1/sessions", "/api/v1/server")) {
            assertThat(web.get(path).body()).doesNotContain(key, "generated");
        }
        assertThat(web.post(PATH, RunningWeb.NODE1).body()).doesNotContain(key, "generated");
        assertThat(web.put(PATH, web.get(PATH).body()).body()).doesNotContain(key, "generated");
        assertThat(web.server.list("node1").join().get(0)).isEqualTo(stored);
    }

    @Test
    void put_makes_keys_too_and_says_in_which_configuration() {
        HttpResponse<String> put = web.put(PATH, "{\"7\":" + WISH + ",\"9\":" + WISH.replace("//h", "//i") + "}");

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(generated(put))
                .extracting(made -> made.get("path"), made -> made.get("pubKeyId"))
                .containsExactly(tuple("7.secretKey", "node1-1"), tuple("9.secretKey", "node1-2"));
        assertThat(generated(put)).extracting(made -> made.get("secretKey")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"generate\":15} | secretKey: the number of bytes to generate must be from 16 to 64, not '15'",
                "{\"generate\":65} | secretKey: the number of bytes to generate must be from 16 to 64, not '65'",
                "{\"generate\":\"x\"} | secretKey: must be a text in quotes, or {\\\"generate\\\": 16} for a new key of 16",
                "{\"make\":16} | secretKey: must be a text in quotes, or {\\\"generate\\\": 16} for a new key of 16 bytes",
                "{} | secretKey: must be a text in quotes, or {\\\"generate\\\": 16} for a new key of 16 bytes"
            })
    void other_wishes_are_refused_and_nothing_is_stored(String wish, String why) {
        HttpResponse<String> refused = web.post(PATH, WISH.replace("{\"generate\":32}", wish));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(why);
        assertThat(web.server.list("node1").join()).isEmpty();
    }

    @Test
    void an_import_makes_no_keys() {
        String line = "{\"client\":\"node1\",\"configs\":{\"0\":" + WISH + "}}";

        HttpResponse<String> imported = web.post("/api/v1/import", line, "Content-Type", "application/x-ndjson");

        assertThat(imported.body()).contains("\"refused\":1", "0.secretKey", "a key cannot be generated here");
    }

    @Test
    void warnings_come_with_the_answer_to_a_change_and_with_an_import() {
        String weak = RunningWeb.PSK.replace("08090a0b0c0d0e0f", "");
        String warning = "\"warnings\":[{\"path\":\"0.secretKey\",\"code\":\"short-key\","
                + "\"message\":\"has 8 bytes as a PSK; 16 or more are advised\"}]";

        assertThat(web.post(PATH, weak).body()).contains(warning);
        assertThat(web.put(PATH, "[" + weak + "]").body()).contains(warning);
        assertThat(web.get(PATH).body()).doesNotContain("warnings");
        assertThat(web.post(PATH, RunningWeb.NODE1).body()).doesNotContain("warnings");
        String line = "{\"client\":\"b\",\"configs\":[" + weak + "]}";
        assertThat(web.post("/api/v1/import", line, "Content-Type", "application/x-ndjson")
                        .body())
                .contains(
                        "\"warned\":1,\"warnings\":[{\"line\":1,\"client\":\"b\",\"violations\":[{\"path\":\"0.secretKey\"");
    }

    @Test
    void keys_that_are_none_are_told_by_path_and_code_and_not_shown() {
        String spki = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";

        HttpResponse<String> refused = web.post(
                PATH,
                "{\"serverURI\":\"coaps://h\",\"securityMode\":1,\"pubKeyId\":\"base64:" + spki
                        + "\",\"serverPubKeyId\":\"x\",\"secretKey\":\"hex:3003020100\"}");

        assertThat(RunningWeb.violations(refused))
                .extracting(violation -> violation.get("path"), violation -> violation.get("code"))
                .containsExactly(
                        tuple("pubKeyId", "bad-key"),
                        tuple("secretKey", "bad-key"),
                        tuple("serverPubKeyId", "bad-key"));
        assertThat(refused.body()).doesNotContain(spki, "3003020100");
    }

    @Test
    void the_documents_say_so() {
        assertThat(web.get("/api/v1/openapi.json").body())
                .contains("\"generate\"", "\"ConfiguredClient\"", "\"warnings\"", "shown this once");
        assertThat(web.get("/api/v1/schema").body()).contains("\"generate\":{\"type\":\"integer\"");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> generated(HttpResponse<String> answer) {
        return (List<Map<String, Object>>) RunningWeb.object(answer.body()).get("generated");
    }
}
