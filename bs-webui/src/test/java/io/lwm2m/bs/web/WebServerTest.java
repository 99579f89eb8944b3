// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import io.lwm2m.bs.web.api.Api;
import io.lwm2m.bs.web.api.Doors;
import io.lwm2m.bs.web.rest.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

    private final RunningWeb web = new RunningWeb();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void the_openapi_document_has_every_operation_and_every_property() {
        Map<String, Object> document =
                RunningWeb.object(web.get("/api/v1/openapi.json").body());

        Map<String, Object> paths = at(document, "paths");
        for (Operation operation : Api.operations(web.server, RunningWeb.WATCH, Doors.open())) {
            Map<String, Object> described =
                    at(at(paths, operation.path()), operation.method().toLowerCase(Locale.ROOT));
            assertThat(described).containsKeys("operationId", "summary", "responses");
        }
        Map<String, Object> configuration =
                at(at(at(at(document, "components"), "schemas"), "Configuration"), "properties");
        assertThat(configuration.keySet())
                .containsExactlyElementsOf(
                        Properties.ALL.stream().map(property -> property.name()).toList());
    }

    @Test
    void references_in_the_openapi_document_lead_somewhere() {
        String document = web.get("/api/v1/openapi.json").body();
        Map<String, Object> schemas = at(at(RunningWeb.object(document), "components"), "schemas");

        assertThat(java.util.regex.Pattern.compile("#/components/schemas/(\\w+)")
                        .matcher(document)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(schemas).containsKey(name));
    }

    @Test
    void the_schema_is_the_property_table() {
        Map<String, Object> schema = RunningWeb.object(web.get("/api/v1/schema").body());

        assertThat((List<?>) schema.get("properties")).hasSameSizeAs(Properties.ALL);
        assertThat(at(schema, "jsonSchema")).containsKeys("properties", "required");
    }

    @Test
    void the_server_tells_what_it_is() {
        Map<String, Object> shown = RunningWeb.object(web.get("/api/v1/server").body());

        assertThat(shown)
                .containsKeys("name", "version", "java", "since")
                .containsEntry("endpoints", List.of("coap://127.0.0.1:5783"))
                .containsEntry("leshan", "2.0.0-M15");
        assertThat(shown.get("clients")).hasToString("0");
    }

    @Test
    void sessions_come_newest_first_and_by_client() {
        web.bootstrap("a");
        web.fail("b", "refused write");

        HttpResponse<String> all = web.get("/api/v1/sessions");
        HttpResponse<String> ofA = web.get("/api/v1/sessions?client=a&limit=1");

        assertThat(all.body().indexOf("refused write"))
                .isPositive()
                .isLessThan(all.body().indexOf("bootstrapped"));
        assertThat(ofA.body()).contains("\"client\":\"a\"").doesNotContain("\"b\"");
        assertThat(web.get("/api/v1/sessions?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void head_works_where_get_does_and_options_tells_the_methods() {
        for (String path :
                List.of("/", "/api/v1/configs", "/api/v1/server", "/api/v1/events", "/api/v1/openapi.json")) {
            String answer = web.raw("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
        HttpResponse<String> options = web.send("OPTIONS", "/api/v1/configs", "");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS");
    }

    @Test
    void the_front_page_is_the_console_and_no_answer_tells_the_version_of_jetty() {
        HttpResponse<String> page = web.get("/");

        assertThat(page.body()).contains("<div id=\"console\">", "/api/v1/openapi.json");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void a_foreign_host_name_is_turned_away() {
        for (String host :
                List.of("evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example")) {
            assertThat(asHost(host)).as(host).startsWith("HTTP/1.1 421").contains("problem+json");
        }
        for (String host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:8080", "[::1]")) {
            assertThat(asHost(host)).as(host).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_change_asked_for_by_a_foreign_page_is_turned_away() {
        String path = "/api/v1/configs/node1";
        String own = web.web.uri().toString();

        assertThat(web.put(path, "[" + RunningWeb.NODE1 + "]", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.delete(path, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(web.get("/api/v1/configs", "Origin", "http://evil.example")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
        assertThat(web.put(path, "[" + RunningWeb.NODE1 + "]", "Origin", own).statusCode())
                .isEqualTo(201);
    }

    @Test
    void every_answer_has_the_security_headers() {
        for (String request : List.of(
                "GET /login",
                "GET /api/v1/configs",
                "GET /nothing",
                "PUT /api/v1/configs",
                "HEAD /api/v1/events",
                "GET /%zz",
                "GET /" + "x".repeat(9000),
                "FOO /")) {
            String answer = web.raw(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(request.substring(0, Math.min(30, request.length())))
                    .contains(
                            "\nContent-Security-Policy: default-src '",
                            "\nX-Content-Type-Options: nosniff\r",
                            "\nX-Frame-Options: DENY\r",
                            "\nReferrer-Policy: no-referrer\r",
                            "\nCross-Origin-Opener-Policy: same-origin\r",
                            "\nCross-Origin-Resource-Policy: same-origin\r",
                            "\nPermissions-Policy: ",
                            "\nCache-Control: no-store\r")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline", "unsafe-eval", "Strict-Transport-Security");
        }
    }

    @Test
    void a_server_that_other_machines_reach_wants_tokens_and_https_unless_told_otherwise() {
        InetSocketAddress all = new InetSocketAddress("0.0.0.0", 0);
        TokenAdmin tokens = TokenAdmin.on(new InMemoryTokenStore());

        assertThatThrownBy(() -> WebServer.start(web.server, all))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("WebSettings.tokens")
                .hasMessageContaining("WebSettings.neverLogin");
        for (WebSettings settings : List.of(WebSettings.DEFAULT.tokens(tokens), WebSettings.DEFAULT.neverLogin())) {
            assertThatThrownBy(() -> WebServer.start(web.server, all, settings))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("WebSettings.https")
                    .hasMessageContaining("WebSettings.plainHttp");
        }
        try (WebServer open = WebServer.start(
                web.server, all, WebSettings.DEFAULT.tokens(tokens).plainHttp())) {
            assertThat(RunningWeb.raw(open.uri(), "GET /api/v1/me HTTP/1.0\r\nHost: bs.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_server_for_all_addresses_answers_to_any_name() {
        InetSocketAddress all = new InetSocketAddress("0.0.0.0", 0);
        WebSettings settings = WebSettings.DEFAULT.neverLogin().plainHttp();
        try (WebServer open = WebServer.start(web.server, all, settings)) {
            assertThat(open.uri().getHost()).isEqualTo("localhost");
            assertThat(RunningWeb.raw(open.uri(), "GET /api/v1/me HTTP/1.0\r\nHost: bs.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"authentication\":\"none\"");
        }
    }

    @Test
    void a_port_in_use_is_one_clear_line_and_leaves_nothing_behind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> WebServer.start(web.server, address))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining(address.getHostString() + ":" + address.getPort())
                    .hasMessageContaining("in use")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void an_address_that_is_not_of_this_machine_is_one_clear_line() {
        assertThatThrownBy(() -> WebServer.start(web.server, InetSocketAddress.createUnresolved("no.such.host", 0)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("no such host");
        assertThatThrownBy(() -> WebServer.start(
                        web.server,
                        new InetSocketAddress("192.0.2.1", 0),
                        WebSettings.DEFAULT.neverLogin().plainHttp()))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("does not have that address");
    }

    @Test
    void a_closed_server_leaves_no_thread_and_can_be_closed_again() throws InterruptedException {
        BootstrapServer server = BootstrapServer.builder().build();
        List<Thread> before = webThreads();
        WebServer second = WebServer.start(server, new InetSocketAddress("127.0.0.1", 0));
        assertThat(webThreads()).hasSizeGreaterThan(before.size());

        second.close();
        second.close();

        for (Thread thread : webThreads()) {
            if (!before.contains(thread)) {
                thread.join(5000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static List<Thread> webThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient"))
                .filter(thread ->
                        thread.getName().contains("bs-web") || thread.getName().contains("Connector"))
                .toList();
    }

    private String asHost(String host) {
        return web.raw("GET /api/v1/server HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> object, String name) {
        assertThat(object).containsKey(name);
        return (Map<String, Object>) object.get(name);
    }
}
