// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import io.lwm2m.bs.web.access.AuditLog;
import io.lwm2m.bs.web.access.Login;
import io.lwm2m.bs.web.access.LoginRules;
import io.lwm2m.bs.web.access.SessionCookie;
import io.lwm2m.bs.web.api.Api;
import io.lwm2m.bs.web.api.Doors;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Right;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Walks all that there is: every operation, and every file of the console. */
@Timeout(60)
class RightsTest {

    /** All that a stranger gets an answer from. */
    private static final Set<String> OPEN =
            Set.of("POST /api/v1/login", "POST /api/v1/logout", "GET /login", "GET /login/{file}");

    private static final LoginRules PATIENT =
            new LoginRules(Duration.ofHours(1), Duration.ofHours(1), 100, 1_000_000, 1_000_000, Duration.ofSeconds(5));

    private final TokenAdmin tokens = TokenAdmin.on(new InMemoryTokenStore());
    private final Map<Role, String> bearers = new EnumMap<>(Role.class);
    private final RunningWeb web = new RunningWeb(
            WebSettings.DEFAULT.tokens(tokens).alwaysLogin().rules(PATIENT), new InMemoryConfigurationStore());

    @BeforeEach
    void makeTokens() {
        for (Role role : Role.values()) {
            byte[] text = tokens.add(role.word(), role).text().bytes();
            bearers.put(role, "Bearer " + new String(text, StandardCharsets.US_ASCII));
        }
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void only_what_lets_people_in_is_open() {
        assertThat(operations().stream()
                        .filter(operation -> operation.right() == Right.ANYBODY)
                        .map(RightsTest::name))
                .containsExactlyInAnyOrderElementsOf(OPEN);
        assertThat(operations()).hasSizeGreaterThan(20);
    }

    @Test
    void every_operation_is_refused_without_a_token_and_with_a_wrong_one() {
        String wrong = bearers.get(Role.ADMIN).replaceFirst(".$", "x");
        for (Operation operation : closed()) {
            assertThat(ask(operation).statusCode()).as(name(operation)).isEqualTo(401);
            assertThat(ask(operation, "Authorization", wrong).statusCode())
                    .as(name(operation))
                    .isEqualTo(401);
            assertThat(ask(
                                    operation,
                                    "Cookie",
                                    "lwbs-" + web.web.uri().getPort() + "=" + "0".repeat(64),
                                    "Origin",
                                    web.web.uri().toString())
                            .statusCode())
                    .as(name(operation))
                    .isEqualTo(401);
        }
    }

    @Test
    void every_operation_is_refused_with_too_small_a_role_and_not_with_the_right_one() {
        for (Operation operation : closed()) {
            for (Role role : Role.values()) {
                if (operation.path().endsWith("/events")) {
                    continue; // does not end; see LoginTest
                }
                boolean right = operation.right().isHeldWith(Optional.of(role));
                HttpResponse<String> answer = ask(operation, "Authorization", bearers.get(role));
                assertThat(answer.statusCode() != 403 && answer.statusCode() != 401)
                        .as(name(operation) + " with the role " + role + ": " + answer.body())
                        .isEqualTo(right);
            }
        }
    }

    @Test
    void whoever_changes_something_needs_more_than_read() {
        assertThat(closed().stream().filter(operation -> !operation.method().equals("GET")))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.right().isHeldWith(Optional.of(Role.READ)))
                        .as(name(operation))
                        .isFalse());
    }

    @Test
    void tokens_backups_the_identity_and_the_removal_of_everything_are_for_admins() {
        assertThat(closed().stream()
                        .filter(operation -> operation.right() == Right.ADMIN)
                        .map(RightsTest::name))
                .contains(
                        "GET /api/v1/tokens",
                        "POST /api/v1/tokens",
                        "DELETE /api/v1/tokens/{name}",
                        "POST /api/v1/backup",
                        "POST /api/v1/server/identity/reload",
                        "DELETE /api/v1/configs");
    }

    @Test
    void every_static_path_but_the_login_page_is_refused() throws Exception {
        Set<String> paths =
                new TreeSet<>(Set.of("/", "/index.html", "/assets/", "/clients", "/clients/node1", "/nothing"));
        Set<String> assets = new ConsoleFolder().assets().keySet();
        assertThat(assets).hasSizeGreaterThan(10);
        paths.addAll(assets);
        for (String file : consoleFiles()) {
            paths.addAll(List.of("/" + file, "/console/" + file));
        }
        paths.addAll(new ConsoleFolder().assets().keySet());
        for (String path : paths) {
            assertThat(web.get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(web.get(path, "Accept", "text/html").statusCode())
                    .as(path)
                    .isEqualTo(303);
        }
        String page = web.get("/login").body();
        List<String> needed = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(needed)
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        path -> assertThat(web.get(path).statusCode()).as(path).isEqualTo(200));
        assertThat(web.get("/login/index.html").statusCode()).isEqualTo(404);
        assertThat(web.get("/login/..%2Findex.html").statusCode()).isEqualTo(404);
    }

    @Test
    void a_stranger_is_not_told_what_there_is() {
        for (String path : List.of("/api/v1/nothing", "/api/v1/configs/%ff", "/%zz", "/login/x/y", "/api/v1/login/x")) {
            String answer = web.raw("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 (401|400) .*");
        }
        for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")) {
            String answer = web.raw(method + " /api/v1/configs HTTP/1.0\r\nHost: localhost\r\n\r\n");
            assertThat(answer).as(method).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void the_openapi_document_tells_the_role_of_each_operation() {
        String document = web.get("/api/v1/openapi.json", "Authorization", bearers.get(Role.READ))
                .body();
        assertThat(document)
                .contains("\"securitySchemes\"", "\"scheme\":\"bearer\"")
                .contains("\"name\":\"lwbs-" + web.web.uri().getPort() + "\"");
        assertThat(RunningWeb.object(document).get("paths").toString().split("operationId=", -1))
                .hasSize(operations().size() + 1);
        long told = Stream.of("read", "edit", "admin")
                .mapToLong(role -> document.split("\\{\"token\":\\[\"" + role + "\"\\]\\}", -1).length - 1L)
                .sum();
        assertThat(told).isEqualTo(closed().size());
    }

    /** As the server has them; that there are no others, the test of its OpenAPI document says. */
    private List<Operation> operations() {
        SessionCookie cookie = new SessionCookie(web.web.uri().getPort(), false);
        Login login = new Login(tokens, PATIENT, Clock.systemUTC(), cookie, new AuditLog(), () -> {});
        return Api.operations(web.server, RunningWeb.WATCH, new Doors(Optional.of(login), Optional.of(tokens), cookie));
    }

    private List<Operation> closed() {
        return operations().stream()
                .filter(operation -> !OPEN.contains(name(operation)))
                .toList();
    }

    private HttpResponse<String> ask(Operation operation, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        String path = operation.path().replaceAll("\\{id}", "0").replaceAll("\\{[a-z]+}", "nobody");
        String body = operation.doc().body().isPresent() ? "{}" : "";
        return web.send(operation.method(), path, body, all.toArray(String[]::new));
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    private static List<String> consoleFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(RightsTest.class
                        .getResource("/io/lwm2m/bs/web/console/login.html")
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toList());
        }
    }
}
