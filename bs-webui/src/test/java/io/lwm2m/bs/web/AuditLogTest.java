// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import io.lwm2m.bs.web.access.AuditLog;
import io.lwm2m.bs.web.access.LoginRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final TokenAdmin tokens = TokenAdmin.on(new InMemoryTokenStore());
    private final String text = new String(tokens.add("ops", Role.EDIT).text().bytes(), StandardCharsets.US_ASCII);
    private final String bearer = "Bearer " + text;
    private final RunningWeb web =
            new RunningWeb(WebSettings.DEFAULT.tokens(tokens).alwaysLogin(), new InMemoryConfigurationStore());

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(appender);
        web.close();
    }

    @Test
    void each_change_is_a_line_with_who_what_and_outcome() {
        String path = "/api/v1/configs/n%C3%B6de%20%22%0A1";
        web.put(path, "[" + RunningWeb.PSK + "]", "Authorization", bearer);
        web.put("/api/v1/configs/node1", "[" + RunningWeb.PSK + "]", "Authorization", bearer);
        web.put("/api/v1/configs/node1", "[{}]", "Authorization", bearer);
        web.delete("/api/v1/configs?all=true", "Authorization", bearer);
        web.delete("/api/v1/configs/node1/0", "Authorization", bearer);

        String who = "who=ops role=edit address=127.0.0.1 request=\"";
        assertThat(lines())
                .containsExactly(
                        who + "PUT /api/v1/configs/{name}\" name=\"nöde \\\"?1\" outcome=400",
                        who + "PUT /api/v1/configs/{name}\" made=\"/api/v1/configs/node1\" name=\"node1\" outcome=201",
                        who + "PUT /api/v1/configs/{name}\" name=\"node1\" outcome=400",
                        who + "DELETE /api/v1/configs\" outcome=403",
                        who + "DELETE /api/v1/configs/{name}/{id}\" id=\"0\" name=\"node1\" outcome=200");
    }

    @Test
    void what_is_brought_back_is_told_without_what_brings_it_back() {
        web.put("/api/v1/configs/node1", "[" + RunningWeb.NODE1 + "]", "Authorization", bearer);
        String removed =
                web.delete("/api/v1/configs/node1", "Authorization", bearer).body();
        String undo = RunningWeb.object(removed).get("undo").toString();
        assertThat(web.post("/api/v1/undo/" + undo, "", "Authorization", bearer).statusCode())
                .isEqualTo(200);

        assertThat(lines().get(2))
                .endsWith(" request=\"POST /api/v1/undo/{token}\" made=\"/api/v1/configs/node1\" outcome=200");
        assertThat(String.join("\n", lines())).doesNotContain(undo);
    }

    @Test
    void logins_are_lines_and_looks_are_none() {
        web.get("/api/v1/configs", "Authorization", bearer);
        web.get("/api/v1/configs");
        web.put("/api/v1/configs/node1", "[]");
        web.post("/api/v1/login", "{\"token\":\"" + text + "\"}");
        web.post("/api/v1/login", "{\"token\":\"sesame\"}");
        web.get("/api/v1/configs", "Authorization", "Bearer sesame");

        assertThat(lines())
                .containsExactly(
                        "who=ops role=edit address=127.0.0.1 request=\"POST /api/v1/login\" outcome=200",
                        "who=- role=- address=127.0.0.1 request=\"POST /api/v1/login\" outcome=401",
                        "who=- role=- address=127.0.0.1 request=\"GET /api/v1/configs\" outcome=401");
    }

    @Test
    void guessing_does_not_fill_the_log() {
        for (int i = 0; i < 3 * LoginRules.DEFAULT.failuresPerAddress(); i++) {
            web.post("/api/v1/login", "{\"token\":\"guess\"}");
        }
        assertThat(lines()).hasSizeLessThanOrEqualTo(LoginRules.DEFAULT.failuresPerAddress() + 1);
    }

    @Test
    void no_line_has_a_secret_or_a_body() {
        web.put("/api/v1/configs/node1", "[" + RunningWeb.PSK + "]", "Authorization", bearer);
        web.post("/api/v1/login", "{\"token\":\"" + text + "\"}");
        web.post("/api/v1/nothing", "{\"x\":\"secret\"}", "Authorization", bearer);

        assertThat(lines()).hasSize(3);
        assertThat(String.join("\n", lines())).doesNotContain("lwbs_", "000102", "coaps:", "secret");
    }

    private List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
