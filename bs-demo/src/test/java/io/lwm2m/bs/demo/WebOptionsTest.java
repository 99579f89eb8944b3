// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.lwm2m.bs.demo.RestSettings.Login;
import io.lwm2m.bs.web.access.AuditLog;
import io.lwm2m.bs.web.access.AuditLog.What;
import io.lwm2m.bs.web.rest.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class WebOptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', '', ELSEWHERE",
        "--web-login, '', ALWAYS",
        "--web-no-login, '', NEVER",
        "'', BS_WEB_LOGIN, ALWAYS",
        "'', BS_WEB_NO_LOGIN, NEVER",
        "--web-login, BS_WEB_NO_LOGIN, ALWAYS",
        "--web-no-login, BS_WEB_LOGIN, NEVER"
    })
    void a_flag_beats_the_environment(String flag, String variable, Login login) {
        Map<String, String> environment = variable.isEmpty() ? Map.of() : Map.of(variable, "true");
        assertThat(parsed(environment, flag.isEmpty() ? new String[0] : new String[] {flag})
                        .orElseThrow()
                        .login())
                .isEqualTo(login);
    }

    @Test
    void who_has_to_log_in_depends_on_where_the_server_listens() {
        assertThat(parsed(Map.of()).orElseThrow().needsLogin()).isFalse();
        assertThat(parsed(Map.of(), "--web", "0.0.0.0:0").orElseThrow().needsLogin())
                .isTrue();
        assertThat(parsed(Map.of(), "--web", "[::]:0").orElseThrow().needsLogin())
                .isTrue();
        assertThat(parsed(Map.of(), "--web", "[::1]:0").orElseThrow().needsLogin())
                .isFalse();
        assertThat(parsed(Map.of(), "--no-web")).isEmpty();
    }

    @Test
    void the_audit_log_can_go_to_a_file() throws IOException {
        Path file = folder.resolve("audit.log");
        Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
        try {
            Logging.audit(file);
            new AuditLog().write(Caller.trusted("::1"), new What("PUT", "/x/{name}", Map.of("name", "ü")), 200);
            assertThat(Files.readAllLines(file))
                    .singleElement()
                    .asString()
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ who=- role=admin address=::1"
                            + " request=\"PUT /x/\\{name}\" name=\"ü\" outcome=200");
        } finally {
            logger.detachAndStopAllAppenders();
            logger.setAdditive(true);
        }
    }

    @Test
    void an_audit_log_that_cannot_be_written_stops_the_start() {
        Shell.Result result = new Shell().run("--audit-log", folder.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors())
                .containsExactly(
                        "bs-demo: --audit-log " + folder + ": it cannot be written; check folder and permissions");
    }

    private static Optional<RestSettings> parsed(Map<String, String> environment, String... words) {
        ByteArrayOutputStream unused = new ByteArrayOutputStream();
        ServeCommand serve = new ServeCommand(new Shell().terminal(unused, unused));
        CommandLine command = new CommandLine(serve);
        command.setDefaultValueProvider(
                new Settings(environment, SettingsFile.none(), Set.of("web-login", "web-no-login")));
        command.parseArgs(words);
        return serve.web.settings();
    }
}
