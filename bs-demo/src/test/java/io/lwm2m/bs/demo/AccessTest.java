// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.RestSettings.Login;
import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in, as operators see it from the command line. */
@Timeout(120)
class AccessTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);
    private static final Pattern TOKEN = Pattern.compile("lwbs_[0-9a-f]{12}_[0-9a-f]{40}");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"'',true", "--web-login,true", "--web-no-login,false"})
    void plain_http_for_other_machines_is_refused_and_the_message_names_what_allows_it(String more, boolean login) {
        String[] words = ("serve --coap 127.0.0.1:0 --no-coaps --web 0.0.0.0:0 " + more)
                .strip()
                .split(" ");
        Result result = new Shell().run(words);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errors())
                .singleElement()
                .asString()
                .contains("--web 0.0.0.0:0", "--web-tls", "--web-plain-http");
        assertThat(result.err().contains("--web-no-login")).isEqualTo(login);
    }

    @Test
    void the_first_token_is_made_at_the_first_start_and_printed_once() throws IOException {
        try (RunningServer server = start(rest(Optional.empty()))) {
            assertThat(output()).containsPattern("\n  token     " + TOKEN + "  \\(role admin");
            assertThat(output()).contains(" --token-file FILE\n");
            assertThat(shell(server).with("BS_TOKEN", firstToken()).run("list").code())
                    .isZero();
        }
        String first = firstToken();
        out.reset();
        try (RunningServer server = start(rest(Optional.empty()))) {
            assertThat(output()).doesNotContain("lwbs_");
            assertThat(shell(server).with("BS_TOKEN", first).run("list").code()).isZero();
        }
    }

    @Test
    void tokens_are_added_listed_and_removed_through_a_server() throws IOException {
        try (RunningServer server = start(rest(Optional.empty()))) {
            Path admin = Files.writeString(folder.resolve("admin.token"), firstToken() + "\n");
            String[] as = {"--token-file", admin.toString()};

            Result added = shell(server).run("token", "add", "ci", "--role", "edit", as[0], as[1]);
            assertThat(added.code()).as(added.err()).isZero();
            assertThat(added.out()).matches(TOKEN + "\n");
            Shell ci = shell(server).with("BS_TOKEN", added.out().strip());
            assertThat(ci.run("configure", "node1", "--serverURI", "coap://h").code())
                    .isZero();
            assertThat(ci.run("token", "list").errors())
                    .containsExactly("bs-demo: this needs a token with the role admin; yours, 'ci', has edit");
            assertThat(shell(server).run("token", "list", as[0], as[1]).out().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).matches("admin  \\S+Z +admin"),
                            line -> assertThat(line).matches("edit   \\S+Z +ci"));
            assertThat(shell(server).run("token", "remove", "ci", as[0], as[1]).out())
                    .isEqualTo("token ci removed\n");
            assertThat(ci.run("list").errors()).singleElement().asString().contains(" wants a good token: ");
            assertThat(shell(server).run("token", "remove", "ci", as[0], as[1]).errors())
                    .containsExactly("bs-demo: there is no token 'ci'");
        }
    }

    @Test
    void without_a_token_commands_say_how_to_give_one() {
        try (RunningServer server = start(rest(Optional.empty()))) {
            Result refused = shell(server).run("list");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.errors())
                    .containsExactly("bs-demo: " + url(server)
                            + " wants a token: --token-file FILE or BS_TOKEN gives it, 'token add' makes one");
        }
    }

    @Test
    void who_is_locked_out_makes_a_token_in_the_database_of_the_stopped_server() {
        start(rest(Optional.empty())).close();
        String database = "sqlite:" + folder.resolve("bs.db");
        assertThat(new Shell().run("token", "remove", "admin", "--db", database).code())
                .isZero();
        Result added = new Shell().run("token", "add", "rescue", "--role", "admin", "--db", database);
        assertThat(added.out()).matches(TOKEN + "\n");
        assertThat(new Shell().run("token", "list", "--db", database).out()).contains("rescue");
        assertThat(new Shell()
                        .run("token", "add", "rescue", "--role", "read", "--db", database)
                        .errors())
                .containsExactly("bs-demo: there is a token 'rescue' already");

        try (RunningServer server = start(rest(Optional.empty()))) {
            Shell rescued = shell(server).with("BS_TOKEN", added.out().strip());
            assertThat(rescued.run("token", "list").code()).isZero();
            assertThat(new Shell().run("token", "list", "--db", database).err()).contains("is open in another server");
        }
    }

    @Test
    void over_https_commands_trust_the_certificate_that_they_are_given() throws IOException {
        ServerIdentity identity = ServerIdentity.generate("web", List.of("127.0.0.1"), Instant.now());
        IdentityFile key = IdentityFile.at(folder.resolve("web.pem"));
        key.makeIfMissing(() -> identity);
        Path certificate = Files.writeString(folder.resolve("ca.pem"), identity.pem());
        try (RunningServer server = start(rest(Optional.of(key)))) {
            assertThat(url(server)).startsWith("https://127.0.0.1:");
            Shell shell = shell(server).with("BS_TOKEN", firstToken());
            assertThat(shell.run("list").errors())
                    .singleElement()
                    .asString()
                    .startsWith("bs-demo: no safe connection to " + url(server))
                    .contains("--ca-file FILE");
            assertThat(shell.run("list", "--ca-file", certificate.toString()).code())
                    .isZero();
            assertThat(shell.run("list", "--ca-file", folder.resolve("none").toString())
                            .err())
                    .contains("--ca-file");
            Path no = Files.writeString(folder.resolve("no.pem"), "hello");
            assertThat(shell.run("list", "--ca-file", no.toString()).errors())
                    .containsExactly("bs-demo: --ca-file " + no + ": there is no certificate in PEM or DER in it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token | say what to do: token add, list or remove | token",
                "token add x --role god | Invalid value for option '--role': must be read, edit or admin, not 'god' | token add",
                "token add x | Missing required option: '--role=ROLE' | token add",
                "token remove | Missing required parameter: 'NAME' | token remove",
                "--web-login --web-no-login | --web-login and --web-no-login contradict each other: give one | serve",
                "token list --db memory --url http://h | --db and --url contradict each other: give one | token list"
            })
    void a_wrong_command_line_is_told_in_one_line(String words, String line, String command) {
        Result result = new Shell().run(words.split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errors().get(0)).isEqualTo("bs-demo: " + line);
        assertThat(result.errors().get(1)).endsWith(" " + command + " --help");
    }

    private RunningServer start(RestSettings rest) {
        StorageSettings storage = new StorageSettings(
                Optional.of(DatabaseSettings.sqlite(folder.resolve("bs.db"))),
                Optional.empty(),
                Duration.ofDays(1),
                Optional.empty());
        ServeSettings settings = new ServeSettings(
                new DoorSettings(ANY, Optional.empty()),
                Optional.of(rest),
                storage,
                "bs1",
                SessionRules.DEFAULT,
                new Output(true, false));
        return RunningServer.start(settings, new Shell().terminal(out, new ByteArrayOutputStream()));
    }

    private static RestSettings rest(Optional<IdentityFile> key) {
        return new RestSettings(ANY, Login.ALWAYS, false, key);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String firstToken() {
        Matcher token = TOKEN.matcher(output());
        assertThat(token.find()).as(output()).isTrue();
        return token.group();
    }

    private static Shell shell(RunningServer server) {
        return new Shell().with("BS_URL", url(server));
    }

    private static String url(RunningServer server) {
        return server.web().orElseThrow().toString();
    }
}
