// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.model.Properties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, and what is told about a wrong command line; nothing of it needs a server. */
class UsageTest {

    @TempDir
    Path folder;

    @Test
    void help_names_every_command_and_the_exit_codes() {
        Result result = new Shell().run("--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("serve", "configure", "list", "remove", "device", "2   usage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "configure",
                "list",
                "remove",
                "device",
                "import",
                "export",
                "backup",
                "rekey",
                "identity",
                "token"
            })
    void every_command_has_help(String command) {
        Result result = new Shell().run(command, "--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: java -jar bs-demo.jar " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential", "credential add", "credential list", "credential remove", "identity reload"})
    void and_so_have_the_commands_below_another(String command) {
        Result result = new Shell().run((command + " --help").split(" "));
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: java -jar bs-demo.jar " + command);
    }

    @Test
    void characters_that_the_locale_lost_are_told_as_such() {
        Result result = new Shell().run("list", "\uFFFD\uFFFD");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errors().get(0)).contains("set LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h:1", "http://h:1/", "http://h:1/api/v1", "http://h:1/api/v1/"})
    void the_address_of_a_server_may_end_in_the_path_of_the_api(String url) {
        assertThat(new ServerOption.HttpUrl().convert(url)).hasToString("http://h:1");
    }

    @Test
    void a_password_in_an_address_is_refused_and_not_shown() {
        Result result = new Shell().run("list", "--url", "http://me:geheim@127.0.0.1:1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errors().get(0))
                .contains("must not hold a user or password")
                .doesNotContain("geheim");
    }

    @Test
    void configure_has_an_option_for_every_property() {
        List<String> options =
                Properties.ALL.stream().map(property -> "--" + property.name()).toList();
        assertThat(new Shell().run("configure", "--help").out()).contains(options);
    }

    @Test
    void version_is_told() {
        assertThat(new Shell().run("--version").out()).startsWith("bs-demo ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob | there is no command or argument 'frob' here",
                "--coap foo | Invalid value for option '--coap': must be HOST:PORT, for instance 0.0.0.0:5783"
                        + " or [::1]:5783, not 'foo'",
                "--web 1 --no-web | --web and --no-web contradict each other: give one",
                "--coaps 1 --no-coaps | --coaps and --no-coaps contradict each other: give one",
                "identity --json --pem | --json and --pem contradict each other: give one",
                "identity --identity f --url http://h | --identity and --url contradict each other: give one",
                "--session-timeout 0 | Invalid value for option '--session-timeout': must be seconds from 1 to 86400,"
                        + " not '0'",
                "configure | Missing required parameter: 'NAME'",
                "configure n | give --serverURI, or --file",
                "configure n --lifetime 1 --file x | give either --file or properties, not both",
                "configure n --lifetime abc | --lifetime must be a whole number, not 'abc'",
                "configure n --lifetime 6.5 | --lifetime must be a whole number, not 6.5",
                "configure n --notificationStoring yes | --notificationStoring must be true or false, not 'yes'",
                "configure n --secretKey hex:zz | --secretKey must have pairs of hexadecimal digits (0-9, a-f) after"
                        + " 'hex:'",
                "configure n --generate-psk 8 | Invalid value for option '--generate-psk': must be a number of bytes from"
                        + " 16 to 64, not '8'",
                "configure n --secretKey x --generate-psk | --generate-psk and --secretKey contradict each other: give"
                        + " one",
                "configure n --file x --generate-psk | give either --file or properties, not both",
                "configure n --lifetme 5 | there is no option '--lifetme' here, did you mean '--lifetime'?",
                "remove n x | Invalid value for positional parameter at index 1 (ID): the config id must be a number"
                        + " from 0 to 65533, not 'x'",
                "list --url nowhere | Invalid value for option '--url': must be http://HOST:PORT or https://HOST:PORT, not 'nowhere'",
                "device --endpoint n --server http://h | Invalid value for option '--server': must be"
                        + " coap://HOST:PORT or coaps://HOST:PORT, not 'http://h'"
            })
    void a_wrong_command_line_is_told_in_one_line_and_ends_with_2(String words, String line) {
        Result result = new Shell().run(words.split(" "));
        assertThat(result.errors().get(0)).isEqualTo("bs-demo: " + line);
        assertThat(result.errors()).hasSize(2).last().asString().startsWith("Try: java -jar ");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void an_empty_name_never_means_all_clients() {
        Result result = new Shell().run("remove", "", "--yes");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("(NAME): the client name must not be empty");
    }

    @Test
    void a_wrong_value_names_the_variable_or_the_line_that_it_comes_from() throws IOException {
        assertThat(new Shell().with("BS_COAP", "foo").run().errors().get(0)).endsWith("not 'foo' (from BS_COAP)");
        Path file = Files.writeString(folder.resolve("bs.properties"), "\ndiscover-timeout=x\n");
        assertThat(new Shell().run("--config", file.toString()).errors().get(0))
                .isEqualTo("bs-demo: Invalid value for option '--discover-timeout': must be seconds from 1 to 86400,"
                        + " not 'x' (from " + file + ", line 2)");
        assertThat(new Shell().with("BS_CONFIG", file.toString()).run().code()).isEqualTo(2);
    }

    @Test
    void a_flag_comes_before_a_wrong_value_in_the_environment() {
        Result result = new Shell().with("BS_URL", "nowhere").run("list", "--url", "http://127.0.0.1:1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors().get(0)).startsWith("bs-demo: no bootstrap server answers at http://127.0.0.1:1;");
    }

    @Test
    void an_unknown_option_in_the_file_is_told_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("bs.properties"), "cop=1\n");
        Result result = new Shell().run("--config=" + file);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errors().get(0))
                .isEqualTo("bs-demo: " + file + ", line 1: there is no option 'cop', did you mean 'coap'?");
    }
}
