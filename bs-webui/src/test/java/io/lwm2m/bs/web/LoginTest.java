// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.admin.TokenAdmin.Issued;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import io.lwm2m.bs.web.access.LoginRules;
import io.lwm2m.bs.web.access.TestClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How people and programs get in, and out again. */
@Timeout(60)
class LoginTest {

    private static final String ME = "/api/v1/me";

    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final TokenAdmin tokens = TokenAdmin.on(store);
    private final String admin = text(tokens.first().orElseThrow());
    private final TestClock clock = new TestClock();
    private final RunningWeb web = new RunningWeb(
            WebSettings.DEFAULT
                    .tokens(tokens)
                    .alwaysLogin()
                    .clock(clock)
                    .events(new EventRules(Duration.ofSeconds(15), Duration.ofMillis(20), 100, 100, 100)),
            new InMemoryConfigurationStore());

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_program_shows_its_token_with_each_request() {
        String ci = text(tokens.add("ci", Role.EDIT));

        HttpResponse<String> me = web.get(ME, "Authorization", "Bearer " + ci);
        assertThat(RunningWeb.object(me.body()))
                .containsEntry("authentication", "token")
                .containsEntry("name", "ci")
                .containsEntry("role", "edit")
                .containsEntry("permissions", List.of("read", "edit"));
        assertThat(web.get(ME, "Authorization", "bearer  " + ci).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_token_or_with_a_wrong_one_nobody_gets_in() {
        HttpResponse<String> none = web.get(ME);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"lwm2m-bs\"");
        assertThat(none.body()).contains("/login", "Authorization: Bearer");

        for (String shown : List.of("Bearer " + admin + "0", "Bearer x", "Basic YTpi", "Bearer", admin)) {
            HttpResponse<String> wrong = web.get(ME, "Authorization", shown);
            assertThat(wrong.statusCode()).as(shown).isEqualTo(401);
            assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse(""))
                    .endsWith("error=\"invalid_token\"");
        }
    }

    @Test
    void a_browser_logs_in_and_out() {
        HttpResponse<String> entered = logIn(admin);
        assertThat(entered.statusCode()).isEqualTo(200);
        assertThat(RunningWeb.object(entered.body()))
                .containsEntry("name", "admin")
                .containsEntry("role", "admin");
        assertThat(setCookie(entered))
                .matches("lwbs-" + web.web.uri().getPort() + "=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
        String cookie = cookie(entered);
        assertThat(web.get(ME, "Cookie", "other=1; " + cookie).statusCode()).isEqualTo(200);

        HttpResponse<String> left = web.post("/api/v1/logout", "", "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(setCookie(left)).contains("=;", "Max-Age=0");
        assertThat(web.get(ME, "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void behind_a_proxy_that_does_https_the_cookie_is_for_https_only() {
        HttpResponse<String> entered =
                web.post("/api/v1/login", "{\"token\":\"" + admin + "\"}", "X-Forwarded-Proto", "https");
        assertThat(setCookie(entered)).endsWith("; SameSite=Strict; Secure");
    }

    @Test
    void a_session_changes_things_only_when_its_own_pages_ask() {
        String cookie = cookie(logIn(admin));
        String path = "/api/v1/configs/node1";
        String body = "[" + RunningWeb.NODE1 + "]";

        assertThat(web.put(path, body, "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(web.put(path, body, "Cookie", cookie, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.put(path, body, "Cookie", cookie, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(web.put(path, body, "Cookie", cookie, "Origin", web.web.uri().toString())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_new_login_takes_the_place_of_the_session_before() {
        String first = cookie(logIn(admin));
        HttpResponse<String> again = web.post(
                "/api/v1/login", "{\"token\":\"" + admin + "\"}", "Cookie", first, "Sec-Fetch-Site", "same-origin");

        assertThat(cookie(again)).isNotEqualTo(first);
        assertThat(web.get(ME, "Cookie", first).statusCode()).isEqualTo(401);
        assertThat(web.get(ME, "Cookie", cookie(again)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_that_nobody_uses_ends() {
        String cookie = cookie(logIn(admin));
        clock.pass(LoginRules.DEFAULT.idle().minusSeconds(1));
        assertThat(web.get(ME, "Cookie", cookie).statusCode()).isEqualTo(200);
        clock.pass(LoginRules.DEFAULT.idle());
        assertThat(web.get(ME, "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void who_shows_wrong_tokens_waits_and_who_is_in_does_not() {
        String cookie = cookie(logIn(admin));
        for (int i = 0; i < LoginRules.DEFAULT.failuresPerAddress(); i++) {
            assertThat(logIn("wrong").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> refused = logIn("wrong");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("6");
        assertThat(refused.body()).contains("try again in 6 s");
        assertThat(web.get(ME, "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(web.get(ME, "Authorization", "Bearer " + admin).statusCode()).isEqualTo(200);
        assertThat(logIn(text(tokens.add("late", Role.READ))).statusCode()).isEqualTo(429);
        clock.pass(Duration.ofSeconds(6));
        assertThat(logIn(admin).statusCode()).isEqualTo(200);
    }

    @Test
    void tokens_are_made_listed_and_removed_over_rest() {
        String bearer = "Bearer " + admin;
        HttpResponse<String> made =
                web.post("/api/v1/tokens", "{\"name\":\"ci\",\"role\":\"edit\"}", "Authorization", bearer);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/api/v1/tokens/ci");
        String ci = RunningWeb.object(made.body()).get("token").toString();
        assertThat(web.get(ME, "Authorization", "Bearer " + ci).statusCode()).isEqualTo(200);

        HttpResponse<String> list = web.get("/api/v1/tokens", "Authorization", bearer);
        assertThat(list.body())
                .contains("\"name\":\"admin\"", "\"name\":\"ci\"")
                .doesNotContain("$2b$", ci);
        assertThat(web.post("/api/v1/tokens", "{\"name\":\"ci\",\"role\":\"read\"}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(409);

        assertThat(web.delete("/api/v1/tokens/ci", "Authorization", bearer).statusCode())
                .isEqualTo(204);
        assertThat(web.get(ME, "Authorization", "Bearer " + ci).statusCode()).isEqualTo(401);
        assertThat(web.delete("/api/v1/tokens/ci", "Authorization", bearer).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_bad_request_for_a_token_is_told_by_property_without_what_was_given() {
        HttpResponse<String> refused =
                web.post("/api/v1/tokens", "{\"nam\":\"x\",\"role\":7}", "Authorization", "Bearer " + admin);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningWeb.violations(refused))
                .extracting(violation -> violation.get("path"))
                .containsExactly("nam", "name", "role");
        assertThat(web.post(
                                "/api/v1/tokens",
                                "{\"name\":\"a b\",\"role\":\"edit\"}",
                                "Authorization",
                                "Bearer " + admin)
                        .body())
                .contains("begin with a letter or a digit");
        assertThat(web.post("/api/v1/tokens", "{\"name\":\"a\",\"role\":\"god\"}", "Authorization", "Bearer " + admin)
                        .body())
                .contains("must be read, edit or admin, not 'god'");
        assertThat(web.post("/api/v1/login", "[]").statusCode()).isEqualTo(400);
    }

    @Test
    void sessions_and_event_streams_end_with_the_token() throws IOException {
        String cookie = cookie(logIn(text(tokens.add("gone", Role.READ))));
        String stays = cookie(logIn(admin));
        try (EventReader ended = new EventReader(web, "", "Cookie: " + cookie);
                EventReader other = new EventReader(web, "", "Cookie: " + stays)) {
            web.delete("/api/v1/tokens/gone", "Authorization", "Bearer " + admin);

            ended.awaitEnd();
            assertThat(web.get(ME, "Cookie", cookie).statusCode()).isEqualTo(401);
            web.bootstrap("node1");
            assertThat(other.take(1)).isNotEmpty();
        }
    }

    @Test
    void what_another_server_removed_ends_here_within_seconds() throws IOException {
        String cookie = cookie(logIn(text(tokens.add("gone", Role.READ))));
        try (EventReader stream = new EventReader(web, "", "Cookie: " + cookie)) {
            store.remove("gone");
            clock.pass(LoginRules.DEFAULT.freshness());

            stream.awaitEnd();
            assertThat(web.get(ME, "Cookie", cookie).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_event_stream_ends_when_its_user_logs_out() throws IOException {
        String cookie = cookie(logIn(admin));
        try (EventReader stream = new EventReader(web, "", "Cookie: " + cookie)) {
            web.post("/api/v1/logout", "", "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
            stream.awaitEnd();
        }
    }

    @Test
    void a_browser_is_led_to_the_login_page_and_back() {
        HttpResponse<String> led = web.get("/clients/a%2Fb?tab=1", "Accept", "text/html,*/*");
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location")).contains("/login?then=%2Fclients%2Fa%252Fb%3Ftab%3D1");
        assertThat(web.get("/", "Accept", "text/html").headers().firstValue("Location"))
                .contains("/login");
        assertThat(web.get("/api/v1/configs", "Accept", "text/html").statusCode())
                .isEqualTo(401);

        HttpResponse<String> page = web.get("/login?then=%2Fclients");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form", "/login/login.js", "/login/login.css");
        assertThat(page.body())
                .doesNotContain("<style", "style=", "onclick")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void where_nobody_has_to_log_in_everybody_may_do_everything() {
        try (RunningWeb open = new RunningWeb(WebSettings.DEFAULT.tokens(tokens), new InMemoryConfigurationStore())) {
            assertThat(RunningWeb.object(open.get(ME).body()))
                    .containsEntry("authentication", "none")
                    .containsEntry("name", "")
                    .containsEntry("permissions", List.of("read", "edit", "admin"));
            assertThat(open.get("/api/v1/tokens").statusCode()).isEqualTo(200);
            assertThat(open.post("/api/v1/login", "{}").statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> logIn(String token) {
        return web.post("/api/v1/login", "{\"token\":\"" + token + "\"}");
    }

    private static String setCookie(HttpResponse<String> response) {
        Optional<String> cookie = response.headers().firstValue("Set-Cookie");
        return cookie.orElseThrow();
    }

    private static String cookie(HttpResponse<String> response) {
        return setCookie(response).replaceFirst(";.*", "");
    }

    private static String text(Issued issued) {
        return new String(issued.text().bytes(), StandardCharsets.US_ASCII);
    }
}
