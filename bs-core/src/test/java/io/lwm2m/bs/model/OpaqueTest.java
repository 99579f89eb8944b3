// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueTest {

    /** Values that tempt the printer: prefixes, masks, PEM markers, blanks, and characters of every kind. */
    static final List<String> AWKWARD = List.of(
            "",
            "hex:",
            "hex:00",
            "HEX:00",
            "base64:AA==",
            "text:",
            "text:text:x",
            "********",
            " -----BEGIN ",
            "-----BEGIN X-----",
            "a b",
            " a ",
            "\t",
            "\n",
            "\u0000",
            "\u007f",
            "\u00e4\u00f6",
            "\ud83d\ude00",
            "\u200b",
            "\u2028",
            "\ue000",
            "\ufeff",
            "hex",
            "text",
            "'\"<>&");

    static Stream<byte[]> anyBytes() {
        Random random = new Random(20240717);
        Stream<byte[]> noise = IntStream.range(0, 300).mapToObj(i -> {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        });
        Stream<byte[]> letters = IntStream.range(0, 100)
                .mapToObj(i -> random.ints(random.nextInt(20), 0x20, 0x250)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        Stream<byte[]> texts = AWKWARD.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.of(noise, letters, texts).flatMap(bytes -> bytes);
    }

    @Test
    void what_is_printed_is_read_back() {
        assertThat(anyBytes()).allSatisfy(bytes -> {
            Opaque value = Opaque.of(bytes);
            assertThat(Opaque.parse(value.toString())).isEqualTo(value).hasSameHashCodeAs(value);
            assertThat(Opaque.parse(value.toString()).bytes()).isEqualTo(bytes);
        });
    }

    @Test
    void what_is_printed_is_on_one_line_without_control_characters() {
        assertThat(anyBytes().map(Opaque::of).map(Opaque::toString))
                .noneMatch(text -> text.codePoints().anyMatch(Character::isISOControl));
    }

    @ParameterizedTest
    @CsvSource({
        "hex:00ff, 00ff",
        "hex:00FF, 00ff",
        "hex:, ''",
        "base64:AP8=, 00ff",
        "base64:AP8, 00ff",
        "base64:, ''",
        "text:hex:00, 6865783a3030",
        "text:, ''",
        "abc, 616263",
        "'', ''",
        "\u00fc, c3bc",
        "HEX:00, 4845583a3030"
    })
    void every_text_form_is_read(String text, String bytes) {
        assertThat(HexFormat.of().formatHex(Opaque.parse(text).bytes())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"616263, abc", "00ff, hex:00ff", "6865783a3030, text:hex:00", "c3bc, \u00fc", "0a, hex:0a", "'', ''"})
    void printable_text_is_printed_as_text_and_all_else_in_hex(String bytes, String text) {
        assertThat(Opaque.of(HexFormat.of().parseHex(bytes))).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE", "PUBLIC KEY"})
    void pem_is_read(String type) {
        String pem = "\n-----BEGIN " + type + "-----\nAP8\nBAg==\n-----END " + type + "-----\n";
        assertThat(HexFormat.of().formatHex(Opaque.parse(pem).bytes())).isEqualTo("00ff0102");
        assertThat(Opaque.parse(pem.replace("\n", "\r\n"))).isEqualTo(Opaque.parse(pem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void pem_of_a_private_key_is_refused_since_it_would_be_shown(String type) {
        String pem = "\n-----BEGIN " + type + "-----\nc2VzYW1l\n-----END " + type + "-----\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Opaque.parse(pem))
                .withMessageStartingWith("must not be a private key")
                .withMessageNotContaining("c2Vz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hex:0",
                "hex:0g-sesame",
                "hex:0x00",
                "hex:00 ff",
                "base64:sesame!",
                "base64:A",
                "-----BEGIN EC PRIVATE KEY-----\nc2VzYW1l\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nsesame!\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VzYW1l\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----\nc2VzYW1l",
                "-----BEGIN PRIVATE KEY-----\nc2Vz\n-----END PRIVATE KEY-----\nsesame",
                "sesame\ud800",
                "text:sesame\udc00"
            })
    void what_does_not_fit_is_refused_without_repeating_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Opaque.parse(text))
                .withNoCause()
                .withMessageStartingWith("must ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("sesame", "c2Vz", "0g"));
    }

    @Test
    void half_a_surrogate_pair_is_not_turned_into_something_else() {
        assertThatIllegalArgumentException().isThrownBy(() -> Opaque.ofText("\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.ofText("\ude00\ud83d"));
        assertThat(Opaque.ofText("\ud83d\ude00").size()).isEqualTo(4);
    }

    @Test
    void of_text_looks_for_no_prefix() {
        assertThat(Opaque.ofText("hex:00")).isEqualTo(Opaque.parse("text:hex:00"));
    }

    @Test
    void nobody_can_change_the_bytes() {
        byte[] bytes = {1, 2, 3};
        Opaque value = Opaque.of(bytes);
        Arrays.fill(bytes, (byte) 9);
        Arrays.fill(value.bytes(), (byte) 9);
        assertThat(value.bytes()).containsExactly(1, 2, 3);
        assertThat(value.size()).isEqualTo(3);
    }

    @Test
    void values_are_equal_when_their_bytes_are() {
        assertThat(Opaque.parse("hex:616263"))
                .isEqualTo(Opaque.parse("abc"))
                .isNotEqualTo(Opaque.parse("abd"))
                .isNotEqualTo(Secret.parse("abc"))
                .isNotEqualTo("abc");
    }
}
