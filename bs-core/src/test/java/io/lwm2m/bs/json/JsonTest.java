// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Violation;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void values_come_in_the_order_of_the_text() {
        Object value = Json.read("{\"b\": [1, 2.50, true, null, \"x\\n\\u00fc\"], \"a\": {}}");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", Arrays.asList(new BigDecimal("1"), new BigDecimal("2.50"), true, null, "x\n\u00fc"));
        expected.put("a", Map.of());
        assertThat(value).isEqualTo(expected);
        assertThat(((Map<?, ?>) value).keySet().toString()).isEqualTo("[b, a]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "\"\"", "0", "-0", "[]", "{}", " 1 ", "\ud83d\ude00", "1e5", "[[[1]]]"})
    void any_value_may_stand_alone(String text) {
        String json = text.startsWith("\ud83d") ? '"' + text + '"' : text;
        Object value = Json.read(json);
        assertThat(Json.read(Json.write(value))).isEqualTo(value);
        assertThat(Json.read(Json.writePretty(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,",
                "{\"a\"",
                "{\"a\":",
                "\"a",
                "nul",
                "NULL",
                "True",
                "{a: 1}",
                "{'a': 1}",
                "['a']",
                "{\"a\": 1,}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\"=1}",
                "{\"a\": 1; \"b\": 2}",
                "1 2",
                "{} {}",
                "[]]",
                "{}x",
                "// comment\n{}",
                "/* comment */ {}",
                "# comment\n{}",
                "{} // comment",
                "NaN",
                "[NaN]",
                "Infinity",
                "[-Infinity]",
                "01",
                "+1",
                ".5",
                "5.",
                "1e",
                "0x10",
                "--1",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\u0000\"",
                "undefined",
                ")]}'\n{}",
                "\"\\ud800\"",
                "\"\\udc00 \\ud800\"",
                "{\"\\ud800\": 1}",
                "{1: 2}",
                "{null: 2}",
                "{[]: 2}",
                "}",
                "]",
                ":",
                ","
            })
    void what_is_no_json_is_refused(String text) {
        Violation violation = refusal(text);
        assertThat(violation.code()).isEqualTo("not-json");
        assertThat(violation.path()).isEmpty();
        assertThat(violation.message())
                .matches("(?s).+ \\(line \\d+, column \\d+\\)")
                .doesNotContain("JsonReader");
    }

    @ParameterizedTest
    @CsvSource({"1, '{x'", "2, '{\n  x: 1'", "3, '[\n1,\n2 3]'", "4, '{\n\n\n\"a\": 1 1}'", "2, '\n'"})
    void the_message_names_the_line(int line, String text) {
        assertThat(refusal(text).message()).contains("(line " + line + ", column ");
    }

    @Test
    void a_name_may_be_there_once_only() {
        assertThat(refusal("{\"lifetime\": 1,\n \"lifetime\": 1}").message())
                .startsWith("the name 'lifetime' is there twice (line 2, column ");
        assertThat(refusal("{\"a\": {\"b\": 1, \"\\u0062\": 2}}").message()).contains("'b'");
        assertThat(refusal("{\"a\": null, \"a\": null}").message()).contains("'a'");
        assertThat(Json.read("{\"a\": {\"a\": 1}, \"b\": {\"a\": 1}}")).isNotNull();
        String longName = "x".repeat(10_000);
        assertThat(refusal("{\"" + longName + "\": 1, \"" + longName + "\": 1}").message())
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 34, 256, 100_000})
    @Timeout(10)
    void deep_nesting_is_refused(int depth) {
        assertThat(refusal("[".repeat(depth) + "]".repeat(depth)).message()).contains("nested deeper than 32 levels");
        assertThat(refusal("[".repeat(depth)).message()).contains("nested deeper");
        assertThat(refusal("{\"a\":".repeat(depth) + "1").message()).contains("nested deeper");
    }

    @Test
    void nesting_that_is_deep_enough_for_everything_is_taken() {
        assertThat(Json.read("[".repeat(32) + "]".repeat(32))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "-1e-9999999999", "1e99999999999999999999"})
    @Timeout(10)
    void numbers_beyond_all_bounds_are_refused(String number) {
        assertThat(refusal("{\"lifetime\": " + number + "}").message()).contains("number");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1000, 2000, 1_000_000})
    @Timeout(10)
    void numbers_of_endless_digits_are_refused(int digits) {
        assertThat(refusal("[" + "9".repeat(digits) + "]").code()).isEqualTo("not-json");
        assertThat(refusal("[0." + "9".repeat(digits) + "]").code()).isEqualTo("not-json");
    }

    @Test
    void large_numbers_are_kept_exactly() {
        assertThat(Json.read("18446744073709551616")).isEqualTo(new BigDecimal("18446744073709551616"));
        assertThat(Json.read("1e99")).isEqualTo(new BigDecimal("1e99"));
        assertThat(Json.read("-9223372036854775808")).isEqualTo(new BigDecimal("-9223372036854775808"));
    }

    @Test
    @Timeout(20)
    void damaged_text_never_ends_in_another_exception() {
        String good = Json.write(SchemaJson.table()).substring(0, 600) + "\"}]";
        Random random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int j = random.nextInt(4); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\ud0-e.\n\0x'/#;=".charAt(random.nextInt(22)));
            }
            text.setLength(random.nextInt(text.length()));
            Throwable failure = catchThrowableOfType(Throwable.class, () -> Json.read(text.toString()));
            assertThat(failure)
                    .as(text.toString())
                    .satisfiesAnyOf(
                            it -> assertThat(it).isNull(), it -> assertThat(it).isInstanceOf(InvalidInput.class));
        }
    }

    @Test
    void a_failure_of_the_reader_is_passed_on() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("cable cut");
            }

            @Override
            public void close() {}
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Json.read(broken))
                .withMessage("cable cut");
    }

    @Test
    void it_is_written_without_html_escapes_and_with_nulls() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", "<'&=>\u00fc");
        value.put("b", null);
        value.put("c", List.of(1L, true));
        assertThat(Json.write(value)).isEqualTo("{\"a\":\"<'&=>\u00fc\",\"b\":null,\"c\":[1,true]}");
        assertThat(Json.writePretty(value)).contains("\n");
    }

    private static Violation refusal(String text) {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> Json.read(text));
        assertThat(refusal)
                .as(text.length() > 100 ? text.substring(0, 100) : text)
                .isNotNull();
        assertThat(refusal.violations()).hasSize(1);
        return refusal.violations().get(0);
    }
}
