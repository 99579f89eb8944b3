// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /clients}: the table of clients. */
class ClientsTableTest {

    private static final String PATH = "/api/v1/clients";

    private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
    private final RunningWeb web = new RunningWeb(WebSettings.DEFAULT, new InMemoryConfigurationStore(() -> now));

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_row_has_what_a_table_shows_and_no_key() {
        String accounts = "[" + RunningWeb.PSK + ",{\"serverURI\":\"coap://b\"},{\"serverURI\":\"coap://c\"},"
                + "{\"serverURI\":\"coap://d\"}]";
        String tag = web.put("/api/v1/configs/node1", accounts)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        web.bootstrap("node1");
        web.fail("node1", "no");

        assertThat(web.get(PATH).body())
                .isEqualTo("{\"clients\":[{\"client\":\"node1\",\"revision\":" + tag + ",\"configurations\":4,"
                        + "\"servers\":[\"coaps://leshan.example:5684\",\"coap://b\",\"coap://c\"],"
                        + "\"changed\":\"2026-01-02T03:04:05.678Z\","
                        + "\"lastSession\":{\"id\":\"s-node1\",\"outcome\":\"failed\",\"start\":\"1970-01-01T00:00:00Z\"}}],"
                        + "\"complete\":true,\"total\":1}\n");
    }

    @Test
    void an_empty_table_is_complete() {
        assertThat(web.get(PATH).body()).isEqualTo("{\"clients\":[],\"complete\":true,\"total\":0}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'B,a,node-1,node-10,n\u00f6de'",
        "sort=-name, 'n\u00f6de,node-10,node-1,a,B'",
        "sort=changed, 'n\u00f6de,B,node-1,a,node-10'",
        "sort=-changed, 'node-10,a,node-1,B,n\u00f6de'",
        "prefix=node, 'node-1,node-10'",
        "search=ODE-1, 'node-1,node-10'",
        "search=firmware&sort=-changed, 'node-10,node-1'",
        "search=n%C3%B6, n\u00f6de",
        "search=nothing, ''"
    })
    void clients_are_found_and_ordered(String query, String expected) {
        fleet();
        assertThat(String.join(",", names(web.get(PATH + "?" + query)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sort=-name", "sort=changed", "sort=-changed", "search=e&sort=changed"})
    void pages_follow_each_other_and_the_first_has_the_total(String query) {
        fleet();
        List<String> whole = names(web.get(PATH + "?" + query));
        List<String> paged = new ArrayList<>();
        Map<String, Object> page =
                RunningWeb.object(web.get(PATH + "?limit=2&" + query).body());
        assertThat(page).containsKeys("total", "next");
        paged.addAll(names(page));
        while (page.get("next") instanceof String next) {
            String after = URLEncoder.encode(next, StandardCharsets.UTF_8);
            page = RunningWeb.object(
                    web.get(PATH + "?limit=2&after=" + after + "&" + query).body());
            assertThat(page).doesNotContainKey("total");
            paged.addAll(names(page));
        }
        assertThat(paged).containsExactlyElementsOf(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=size, 'sort must be one of [name, -name, changed, -changed]'",
        "sort=changed&after=node1, 'after: must be what a page in the order'",
        "limit=1001, limit must be a whole number from 1 to 1000",
        "q=node, there is no query parameter 'q'"
    })
    void a_bad_query_is_refused(String query, String why) {
        HttpResponse<String> refused = web.get(PATH + "?" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningWeb.object(refused.body()).get("detail").toString()).contains(why);
    }

    @Test
    void a_search_that_ran_out_of_time_says_how_to_go_on() {
        ClientPage stopped = new ClientPage(List.of(), Optional.of("7:node7"), Optional.of("node7"));
        ConfigurationStore slow = (ConfigurationStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConfigurationStore.class},
                (proxy, method, arguments) -> method.getName().equals("search") ? stopped : 1_000_000L);
        try (RunningWeb other = new RunningWeb(WebSettings.DEFAULT, slow)) {
            assertThat(other.get(PATH + "?search=x&sort=changed").body())
                    .isEqualTo("{\"clients\":[],\"next\":\"7:node7\",\"complete\":false,\"searched\":\"node7\","
                            + "\"total\":1000000}\n");
        }
    }

    private void fleet() {
        add("n%C3%B6de", "coap://h");
        add("B", "coap://h");
        add("node-1", "coap://FIRMWARE.example");
        add("a", "coap://e");
        add("node-10", "coap://firmware.example");
    }

    private void add(String name, String server) {
        now = now.plusMillis(1);
        assertThat(web.post("/api/v1/configs/" + name, "{\"serverURI\":\"" + server + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> names(HttpResponse<String> page) {
        return names(RunningWeb.object(page.body()));
    }

    private static List<String> names(Map<String, Object> page) {
        return ((List<?>) page.get("clients"))
                .stream()
                        .map(row -> String.valueOf(((Map<?, ?>) row).get("client")))
                        .toList();
    }
}
