// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dry runs, and what a device will be sent. */
class CheckTest {

    private static final String CHECK = "/api/v1/clients/node1/check";
    private static final String CONFIGS = "/api/v1/configs/node1";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"serverURI\":\"http://x\",\"lifetime\":-1,\"notificationStorage\":true}]",
                "{\"0\":{},\"7\":{\"serverURI\":\"coaps://h\"}}",
                "{\"0\":{\"serverURI\":\"coap://h\"},\"1\":{\"serverURI\":\"coap://h\"}}",
                "{\"0\":{\"serverURI\":\"coaps://h\",\"pubKeyId\":\"a\",\"secretKey\":\"********\"}}",
                "{\"x\":{\"serverURI\":\"coap://h\"}}",
                "[]",
                "7"
            })
    void what_put_refuses_is_told_with_the_same_violations(String body) {
        HttpResponse<String> checked = web.post(CHECK, body);
        HttpResponse<String> refused = web.put(CONFIGS, body);

        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningWeb.object(checked.body()))
                .containsEntry("valid", false)
                .doesNotContainKeys("configs", "plan");
        assertThat(RunningWeb.violations(checked)).isNotEmpty().isEqualTo(RunningWeb.violations(refused));
    }

    @Test
    void what_post_refuses_is_told_with_the_same_violations() {
        String body = "{\"serverURI\":\"http://x\",\"lifetime\":-1}";
        assertThat(RunningWeb.violations(web.post(CHECK + "?mode=add", body)))
                .hasSize(2)
                .isEqualTo(RunningWeb.violations(web.post(CONFIGS, body)));
        String bad = "/api/v1/clients/" + "x".repeat(256) + "/check";
        assertThat(web.post(bad, "[" + RunningWeb.NODE1 + "]").body()).contains("\"path\":\"clientName\"");
    }

    @Test
    void a_good_change_is_shown_with_warnings_and_plan_and_not_made() {
        String shortKey = RunningWeb.PSK.replace(KEY, "00010203");
        Map<String, Object> checked =
                RunningWeb.object(web.post(CHECK, "[" + shortKey + "]").body());

        assertThat(checked).containsEntry("valid", true).containsEntry("violations", List.of());
        assertThat(Json.write(checked.get("warnings"))).contains("\"path\":\"0.secretKey\",\"code\":\"short-key\"");
        assertThat(Json.write(checked.get("configs")))
                .isEqualTo("{\"0\":{\"serverURI\":\"coaps://leshan.example:5684\",\"securityMode\":0,"
                        + "\"pubKeyId\":\"me\",\"secretKey\":\"********\",\"shortServerId\":1}}");
        assertThat(Json.write(checked.get("plan")))
                .startsWith("{\"format\":\"TLV 11542\",\"needsSecureTransport\":true,\"steps\":["
                        + "{\"request\":\"Bootstrap-Discover\",\"path\":\"/\",\"bytes\":0},")
                .contains("{\"id\":5,\"name\":\"Secret Key\",\"value\":\"********\",\"secret\":true,\"bytes\":4}")
                .endsWith("{\"request\":\"Bootstrap-Finish\",\"path\":\"/bs\",\"bytes\":0}]}");
        assertThat(web.get(CONFIGS).statusCode()).isEqualTo(404);
    }

    @Test
    void it_is_tried_on_what_is_stored() {
        web.post(CONFIGS, RunningWeb.PSK);
        String masked = web.get(CONFIGS).body();
        Map<String, Object> checked =
                RunningWeb.object(web.post(CHECK + "?format=SENML_CBOR", masked).body());
        assertThat(checked).containsEntry("valid", true);
        assertThat(Json.write(checked.get("plan"))).contains("SENML_CBOR 112").doesNotContain(KEY);
        String added = web.post(CHECK + "?mode=add", RunningWeb.NODE1).body();
        assertThat(added).contains("coaps://leshan.example:5684", "coap://leshan.example:5683");
        assertThat(web.get(CONFIGS).body()).isEqualTo(masked);
    }

    @Test
    void a_key_that_would_be_made_is_not_shown() {
        String wish = "[{\"serverURI\":\"coaps://h\",\"secretKey\":{\"generate\":16}}]";
        assertThat(web.post(CHECK, wish).body())
                .contains("\"valid\":true", "\"pubKeyId\":\"node1-1\"", "\"secretKey\":\"********\"")
                .doesNotContain("generated", "hex:");
    }

    @Test
    void what_is_no_question_is_refused_like_the_change() {
        assertThat(web.post(CHECK, "{").statusCode()).isEqualTo(400);
        assertThat(web.post(CHECK + "?mode=try", "[]").body()).contains("mode must be one of [replace, add]");
        assertThat(web.post(CHECK + "?format=XML", "[]").body()).contains("format must be one of [TLV,");
        assertThat(web.post(CHECK, "[]", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(web.get(CHECK).statusCode()).isEqualTo(405);
    }

    @Test
    void the_plan_of_a_stored_client_is_shown() {
        String path = "/api/v1/clients/node1/plan";
        assertThat(web.get(path).statusCode()).isEqualTo(404);
        web.post(CONFIGS, RunningWeb.PSK);
        Object checked = RunningWeb.object(
                        web.post(CHECK, web.get(CONFIGS).body()).body())
                .get("plan");
        assertThat(web.get(path).body()).isEqualTo(Json.write(checked) + "\n").doesNotContain(KEY);
        assertThat(web.get(path + "?format=SENML_JSON").body()).contains("SENML_JSON 110");
        assertThat(web.get(path + "?format=x").statusCode()).isEqualTo(400);
        assertThat(web.get("/api/v1/clients/" + "x".repeat(256) + "/plan").statusCode())
                .isEqualTo(400);
    }
}
