// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.demo.device.DeviceSecurity.Oscore;
import io.lwm2m.bs.demo.device.DeviceSecurity.Psk;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DeviceSecurityOptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node1:hex:0a0b                | node1               | hex:0a0b
            urn:imei:1:hex:0a0b           | urn:imei:1          | hex:0a0b
            urn:imei:1:base64:Cgs=        | urn:imei:1          | hex:0a0b
            node1:text:a:b                | node1               | text:a:b
            node1:plain                   | node1               | text:plain
            urn:imei:1:plain              | urn:imei:1          | text:plain
            """)
    void identity_and_key_are_told_apart(String given, String identity, String key) {
        assertThat(new PskArgument().convert(given)).isEqualTo(new Psk(identity, Secret.parse(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "node1", "node1:", ":key", "node1:hex:", "node1:hex:0g", "node1:********"})
    void what_is_no_identity_and_key_is_told_without_it(String given) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new PskArgument().convert(given))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("0g", "********"));
    }

    @Test
    void an_oscore_context_has_a_salt_or_none() {
        assertThat(new OscoreArgument().convert("c1:5e:0a0b"))
                .isEqualTo(new Oscore(
                        Opaque.parse("hex:c1"),
                        Opaque.parse("hex:5e"),
                        Secret.parse("hex:0a0b"),
                        Secret.of(new byte[0])));
        assertThat(new OscoreArgument().convert("hex:c1:text:^:base64:Cgs="))
                .isEqualTo(new OscoreArgument().convert("c1:5e:0a0b"));
        assertThat(new OscoreArgument().convert("c1:5e:0a0b:0c").masterSalt()).isEqualTo(Secret.parse("hex:0c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1:5e",
                "c1:5e:",
                "c1:5e:0a0",
                ":5e:0a0b",
                "c1::0a0b",
                "c1:5e:0a0b:0",
                "c1:5e:0a0b:0c:0d",
                "0011223344556677:5e:0a0b",
                "x:y:z"
            })
    void what_is_no_oscore_context_is_told_without_it(String given) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new OscoreArgument().convert(given))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("0a0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coaps |                                | coaps://h:5684 needs --psk, --cert or --rpk-private
            coaps | --trust x                      | coaps://h:5684 needs --psk, --cert or --rpk-private
            coaps | --oscore c1:5e:0a              | --oscore is for coap://
            coap  | --psk a:b                      | --psk needs a server at coaps://HOST:PORT, not coap://h:5683
            coap  | --cert x --trust x             | --cert needs a server at coaps://HOST:PORT
            coap  | --rpk-private x                | --rpk-private needs a server at coaps://HOST:PORT
            coaps | --psk a:b --oscore c1:5e:0a    | --psk and --oscore contradict each other: give one
            coaps | --psk a:b --cert x             | --psk and --cert contradict each other: give one
            coaps | --cert x --rpk-private x       | --cert and --rpk-private contradict each other: give one
            coaps | --key x --trust x              | --cert FILE is missing
            coaps | --rpk-private x --server-key x | x: there is no such file
            coaps | --rpk-public x --server-key x  | --rpk-private FILE is missing
            coaps | --psk a                        | must be IDENTITY:KEY
            coap  | --oscore a                     | must be SENDER:RECIPIENT:SECRET
            """)
    void options_that_do_not_fit_are_told_in_one_line(String scheme, String options, String line) {
        List<String> words = new ArrayList<>(List.of("device", "--endpoint", "n", "--server", scheme + "://h"));
        words.addAll(options == null ? List.of() : List.of(options.split(" ")));
        Result result = new Shell().run(words.toArray(String[]::new));
        assertThat(result.code()).isNotZero();
        assertThat(result.errors().get(0)).startsWith("bs-demo: ").contains(line);
    }

    @Test
    void a_file_that_is_no_key_is_told_by_option_name_and_form() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "nothing");
        assertThat(device("--cert", file, "--key", file, "--trust", file))
                .contains("--key " + file + ": must be a private key");
        assertThat(device("--rpk-private", file, "--rpk-public", file, "--server-key", file))
                .contains("--rpk-private " + file + ": must be a private key in PKCS#8 form");
        assertThat(device("--cert", file, "--trust", file)).contains(file.toString());
    }

    private static String device(Object... options) {
        List<String> words = new ArrayList<>(List.of("device", "--endpoint", "n", "--server", "coaps://127.0.0.1:5"));
        for (Object option : options) {
            words.add(option.toString());
        }
        Result result = new Shell().run(words.toArray(String[]::new));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).hasSize(1);
        return result.err();
    }
}
