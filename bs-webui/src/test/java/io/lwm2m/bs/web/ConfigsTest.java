// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigsTest {

    private static final String PATH = "/api/v1/configs/node1";

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_configured_client_is_shown_in_the_shape_of_the_wiki() {
        HttpResponse<String> posted = web.post(PATH, RunningWeb.NODE1);

        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body())
                .isEqualTo("{\"0\":{\"serverURI\":\"coap://leshan.example:5683\",\"shortServerId\":1}}\n");
        assertThat(web.get(PATH).body()).isEqualTo(posted.body());
        assertThat(web.get("/api/v1/configs").body())
                .isEqualTo("{\"node1\":" + posted.body().strip() + "}\n");
    }

    @Test
    void post_takes_a_list_and_replaces_accounts_with_a_known_uri() {
        web.post(PATH, RunningWeb.NODE1);

        String both = "[{\"serverURI\":\"coap://b\"},{\"serverURI\":\"coap://leshan.example:5683\",\"lifetime\":7}]";
        assertThat(web.post(PATH, both).statusCode()).isEqualTo(200);

        var accounts = web.server.list("node1").join();
        assertThat(accounts).containsOnlyKeys(0, 1);
        assertThat(accounts.get(0).get(Properties.LIFETIME)).contains(7L);
    }

    @Test
    void put_says_201_with_location_for_a_new_client_and_200_afterwards() {
        HttpResponse<String> created = web.put(PATH, "[" + RunningWeb.NODE1 + "]");
        HttpResponse<String> replaced = web.put(PATH, "{\"4\":" + RunningWeb.NODE1 + "}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains(PATH);
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(web.server.list("node1").join()).containsOnlyKeys(4);
    }

    @Test
    void delete_removes_a_configuration_or_the_client() {
        web.put(PATH, "[" + RunningWeb.NODE1 + ",{\"serverURI\":\"coap://b\"}]");

        assertThat(web.delete(PATH + "/0").statusCode()).isEqualTo(200);
        assertThat(web.delete(PATH + "/0").statusCode()).isEqualTo(404);
        assertThat(web.delete(PATH).statusCode()).isEqualTo(200);
        assertThat(web.delete(PATH).statusCode()).isEqualTo(404);
        assertThat(web.get(PATH).statusCode()).isEqualTo(404);
    }

    @Test
    void everything_is_removed_only_when_asked_in_so_many_words() {
        web.post(PATH, RunningWeb.NODE1);

        assertThat(web.delete("/api/v1/configs").statusCode()).isEqualTo(400);
        assertThat(web.delete("/api/v1/configs").body()).contains("?all=true");
        assertThat(web.delete("/api/v1/configs?all=yes").statusCode()).isEqualTo(400);
        assertThat(web.server.list().join()).hasSize(1);
        assertThat(web.delete("/api/v1/configs?all=true").statusCode()).isEqualTo(204);
        assertThat(web.server.list().join()).isEmpty();
    }

    @Test
    void a_mask_that_is_put_back_keeps_the_key() {
        web.post(PATH, RunningWeb.PSK);

        String shown = web.get(PATH).body();
        assertThat(shown).contains("\"secretKey\":\"********\"").doesNotContain("0001020304");
        assertThat(web.put(PATH, shown).statusCode()).isEqualTo(200);

        Secret key = web.server
                .list("node1")
                .join()
                .get(0)
                .get(Properties.SECRET_KEY)
                .orElseThrow();
        assertThat(key.reveal()).isEqualTo("hex:000102030405060708090a0b0c0d0e0f");
    }

    @Test
    void what_is_left_of_a_list_keeps_its_own_keys() {
        String other = RunningWeb.PSK.replace("leshan.example", "other.example").replace("00010203", "ffffffff");
        web.post(PATH, "[" + RunningWeb.PSK + "," + other + "]");
        Object second = RunningWeb.object(web.get(PATH).body()).get("1");

        HttpResponse<String> put = web.put(PATH, Json.write(List.of(second)));

        assertThat(put.statusCode()).isEqualTo(200);
        ServerAccount left = web.server.list("node1").join().get(0);
        assertThat(left.serverUri()).isEqualTo("coaps://other.example:5684");
        assertThat(left.get(Properties.SECRET_KEY).orElseThrow().reveal()).startsWith("hex:ffffffff");
        assertThat(left.get(Properties.SHORT_SERVER_ID)).contains(2L);
    }

    @Test
    void a_mask_for_a_new_server_at_the_place_of_one_that_moved_is_refused() {
        String other = RunningWeb.PSK.replace("leshan.example", "other.example");
        String fresh = RunningWeb.PSK.replace("leshan.example", "new.example");
        web.post(PATH, "[" + RunningWeb.PSK + "," + other + "]");

        HttpResponse<String> refused = web.put(PATH, masked("[" + other + "," + fresh + "]"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningWeb.violations(refused))
                .extracting(violation -> violation.get("path"))
                .containsExactly("1.secretKey");
        assertThat(web.server.list("node1").join().get(0).serverUri()).contains("leshan.example");
    }

    @Test
    void two_configurations_for_one_server_are_refused_with_both_ids() {
        HttpResponse<String> refused = web.put(PATH, "[" + RunningWeb.NODE1 + "," + RunningWeb.NODE1 + "]");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"1.serverURI\"", "duplicate", "configurations 0 and 1 are both for");
    }

    @Test
    void a_short_server_id_that_is_taken_is_told_with_ids_and_servers() {
        web.post(PATH, "[" + RunningWeb.NODE1 + ",{\"serverURI\":\"coap://b\"}]");

        HttpResponse<String> refused = web.post(PATH, "[{\"serverURI\":\"coap://c\",\"shortServerId\":2}]");

        assertThat(refused.body())
                .contains("2 is taken by configuration 1 (coap://b); this is configuration 2 (coap://c)");
    }

    @Test
    void a_private_key_in_the_wrong_place_is_refused_and_not_shown() {
        String pem = "-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEIA==\\n-----END PRIVATE KEY-----";

        HttpResponse<String> refused = web.post(PATH, RunningWeb.NODE1.replace("}", ",\"pubKeyId\":\"" + pem + "\"}"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("must not be a private key").doesNotContain("MC4CAQ", "302e0201");
    }

    private static String masked(String json) {
        return json.replace("hex:000102030405060708090a0b0c0d0e0f", Secret.MASK);
    }

    @Test
    void a_secret_never_comes_back_even_in_an_error() {
        String weak = RunningWeb.PSK.replace("\"pubKeyId\":\"me\",", "").replace("lesh", "LESH");

        HttpResponse<String> refused = web.put(PATH, "[" + weak + "]");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("0001020304");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:imei:1",
                "a/b",
                "ü",
                "a b",
                "%",
                "..",
                ".",
                "a;x=1",
                "a+b",
                "//",
                "日本",
                "😀",
                "a?b#c",
                "a\\\\b",
                "\"",
                "C:"
            })
    void any_name_fits_into_the_path(String name) {
        String path = "/api/v1/configs/" + io.lwm2m.bs.web.rest.PercentCode.encode(name);

        HttpResponse<String> created = web.put(path, "[" + RunningWeb.NODE1 + "]");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains(path);
        assertThat(web.server.list().join()).containsOnlyKeys(name);
        assertThat(web.get(path).statusCode()).isEqualTo(200);
        assertThat(web.get("/api/v1/configs?limit=1").statusCode()).isEqualTo(200);
        assertThat(web.delete(path).statusCode()).isEqualTo(200);
    }

    @Test
    void pages_are_followed_by_their_link_header_without_loss() {
        List<String> names =
                IntStream.range(0, 250).mapToObj(i -> "büro/" + i).sorted().toList();
        names.forEach(name -> web.server.configure(name, ServerAccount.to("coap://a")));
        web.server.configure("zz", ServerAccount.to("coap://a")).join();

        List<String> found = new ArrayList<>();
        String next = "/api/v1/configs?limit=7&q=b%C3%BCro%2F";
        while (!next.isEmpty()) {
            HttpResponse<String> page = web.get(next);
            assertThat(page.headers().firstValue("X-Total-Count")).contains("251");
            found.addAll(RunningWeb.object(page.body()).keySet());
            next = page.headers().firstValue("Link").map(ConfigsTest::target).orElse("");
        }

        assertThat(found).isEqualTo(names);
    }

    @Test
    void the_last_page_has_no_link_even_when_it_is_full() {
        List.of("a", "b", "c", "d")
                .forEach(name ->
                        web.server.configure(name, ServerAccount.to("coap://a")).join());

        assertThat(web.get("/api/v1/configs?limit=2&after=b").headers().map()).doesNotContainKey("link");
        assertThat(web.get("/api/v1/configs?limit=4").headers().map()).doesNotContainKey("link");
        assertThat(web.get("/api/v1/configs?limit=3").headers().map()).containsKey("link");
    }

    @Test
    void a_lost_race_changes_nothing_and_says_412() {
        web.post(PATH, RunningWeb.NODE1);
        String old = tag(web.get(PATH));
        web.post(PATH, "{\"serverURI\":\"coap://b\"}");

        assertThat(web.put(PATH, "[" + RunningWeb.NODE1 + "]", "If-Match", old).statusCode())
                .isEqualTo(412);
        assertThat(web.delete(PATH, "If-Match", old).statusCode()).isEqualTo(412);
        assertThat(web.put(PATH, "[" + RunningWeb.NODE1 + "]", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(412);
        assertThat(web.server.list("node1").join()).hasSize(2);

        String now = tag(web.get(PATH));
        assertThat(web.put(PATH, "[" + RunningWeb.NODE1 + "]", "If-Match", old + ", " + now)
                        .statusCode())
                .isEqualTo(200);
        assertThat(web.delete(PATH, "If-Match", "*").statusCode()).isEqualTo(200);
        assertThat(web.put(PATH, "[" + RunningWeb.NODE1 + "]", "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(web.put(PATH, "[" + RunningWeb.NODE1 + "]", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void of_many_that_put_with_the_same_etag_exactly_one_wins() {
        web.post(PATH, RunningWeb.NODE1);
        String tag = tag(web.get(PATH));

        long won = IntStream.range(0, 16)
                .parallel()
                .map(i -> web.put(PATH, "[{\"serverURI\":\"coap://h" + i + "\"}]", "If-Match", tag)
                        .statusCode())
                .filter(status -> status == 200)
                .count();

        assertThat(won).isEqualTo(1);
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() {
        web.post(PATH, RunningWeb.NODE1);
        String tag = tag(web.get(PATH));

        HttpResponse<String> again = web.get(PATH, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(tag(again)).isEqualTo(tag);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void conditions_where_they_cannot_hold_are_refused_rather_than_ignored() {
        web.post(PATH, RunningWeb.NODE1);

        assertThat(web.post(PATH, RunningWeb.NODE1, "If-Match", "\"1\"").statusCode())
                .isEqualTo(400);
        assertThat(web.delete(PATH + "/0", "If-Match", "\"1\"").statusCode()).isEqualTo(400);
    }

    @Test
    void the_sizes_of_pages_are_checked() {
        for (String bad : List.of("0", "1001", "-1", "x", "", "99999999999", "1.5")) {
            assertThat(web.get("/api/v1/configs?limit=" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(RunningWeb.object(web.get("/api/v1/configs?limit=1000").body()))
                .isEqualTo(Map.of());
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static String target(String link) {
        assertThat(link).matches("<[^<>]*>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }
}
