// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "600, 600",
        "6.0, 6",
        "6e2, 600",
        "-1, -1",
        "-0, 0",
        "0.0, 0",
        "0e-400, 0",
        "1E+3, 1000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void whole_numbers_are_read_however_they_are_written(String text, long number) {
        assertThat(ValueType.INTEGER.fromJson(new BigDecimal(text))).isEqualTo(number);
        assertThat(ValueType.UNSIGNED.fromText(text)).isEqualTo(number);
        assertThat(ValueType.INTEGER.fromText(" " + text + " ")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6.5",
                "1e99",
                "-1e99",
                "1e999999999",
                "1e-999999999",
                "9223372036854775808",
                "-9223372036854775809",
                "0.1",
                "1e19"
            })
    @Timeout(5)
    void other_numbers_are_refused_at_once_and_named(String text) {
        BigDecimal number = new BigDecimal(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.INTEGER.fromJson(number))
                .withMessageStartingWith("must be a whole number")
                .withMessageEndingWith("not " + number);
    }

    static List<Arguments> wrongTypes() {
        return List.of(
                arguments(ValueType.STRING, 5, "must be a text in quotes, not 5"),
                arguments(ValueType.STRING, true, "must be a text in quotes, not true"),
                arguments(ValueType.STRING, List.of(), "must be a text in quotes, not a list"),
                arguments(ValueType.STRING, Map.of(), "must be a text in quotes, not an object"),
                arguments(ValueType.STRING, null, "must be a text in quotes, not null"),
                arguments(ValueType.OPAQUE, 5, "must be a text in quotes, not a number"),
                arguments(ValueType.SECRET, null, "must be a text in quotes, not null"),
                arguments(ValueType.PHONE, false, "must be a text in quotes, not false"),
                arguments(ValueType.PHONE, 1.5, "must be a whole number, not 1.5"),
                arguments(ValueType.INTEGER, "600", "must be a whole number without quotes, not the text \"600\""),
                arguments(ValueType.INTEGER, true, "must be a whole number without quotes, not true"),
                arguments(ValueType.INTEGER, null, "must be a whole number without quotes, not null"),
                arguments(ValueType.INTEGER, Double.NaN, "must be a whole number, not 'NaN'"),
                arguments(ValueType.INTEGER, Double.POSITIVE_INFINITY, "must be a whole number, not 'Infinity'"),
                arguments(ValueType.BOOLEAN, "true", "must be true or false without quotes, not the text \"true\""),
                arguments(ValueType.BOOLEAN, 1, "must be true or false without quotes, not 1"),
                arguments(ValueType.BOOLEAN, null, "must be true or false without quotes, not null"),
                arguments(ValueType.UNSIGNED_LIST, 1, "must be a list of whole numbers, not 1"),
                arguments(
                        ValueType.UNSIGNED_LIST,
                        Arrays.asList(1, null),
                        "must be a whole number without quotes, not null"),
                arguments(
                        ValueType.UNSIGNED_LIST,
                        List.of("1"),
                        "must be a whole number without quotes, not the text \"1\""),
                arguments(ValueType.LINK, 1, "must be a text in quotes, not 1"),
                arguments(ValueType.LINK, "11/0", "must be an object instance such as /11/0, not '11/0'"),
                arguments(ValueType.LINK, "/11/65535", "must have ids from 0 to 65534"),
                arguments(ValueType.RIGHTS, List.of(), "must be an object such as {\"/3/0\": 15}, not a list"),
                arguments(
                        ValueType.RIGHTS,
                        Collections.singletonMap("/3/0", null),
                        "must be a whole number without quotes, not null"),
                arguments(ValueType.RIGHTS, Map.of("3", 1), "must be an object instance such as /11/0, not '3'"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void another_type_is_refused_with_what_was_given(ValueType<?> type, Object raw, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.fromJson(raw))
                .withMessage(message);
    }

    @Test
    void a_long_value_is_cut_in_messages() {
        String text = "x".repeat(100_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.INTEGER.fromJson(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.LINK.fromJson(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.BOOLEAN.fromText(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void a_phone_number_may_be_a_number() {
        assertThat(ValueType.PHONE.fromJson(new BigDecimal("4915112345678"))).isEqualTo("4915112345678");
        assertThat(ValueType.PHONE.fromJson("+4915112345678")).isEqualTo("+4915112345678");
        assertThat(ValueType.PHONE.fromText("0151")).isEqualTo("0151");
    }

    static List<Arguments> values() {
        return List.of(
                arguments(ValueType.STRING, ""),
                arguments(ValueType.STRING, "coap://h"),
                arguments(ValueType.PHONE, "007"),
                arguments(ValueType.INTEGER, Long.MIN_VALUE),
                arguments(ValueType.UNSIGNED, 4_294_967_295L),
                arguments(ValueType.UNSIGNED_LIST, List.of()),
                arguments(ValueType.UNSIGNED_LIST, List.of(1L, 49320L, 1L)),
                arguments(ValueType.BOOLEAN, true),
                arguments(ValueType.BOOLEAN, false),
                arguments(ValueType.OPAQUE, Opaque.of(new byte[] {0, -1})),
                arguments(ValueType.OPAQUE, Opaque.ofText("hex:")),
                arguments(ValueType.LINK, new ObjectLink(65534, 0)),
                arguments(ValueType.RIGHTS, Map.of()),
                arguments(ValueType.RIGHTS, Map.of(new ObjectLink(3, 0), 15L, new ObjectLink(10, 2), 0L)));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void what_is_printed_to_json_is_read_back(ValueType<T> type, T value) {
        assertThat(type.fromJson(type.toJson(value))).isEqualTo(value);
    }

    @Test
    void plain_text_forms_are_read() {
        assertThat(ValueType.BOOLEAN.fromText("true")).isTrue();
        assertThat(ValueType.BOOLEAN.fromText("false")).isFalse();
        assertThat(ValueType.UNSIGNED_LIST.fromText("1, 2,3")).containsExactly(1L, 2L, 3L);
        assertThat(ValueType.LINK.fromText("/11/0")).isEqualTo(new ObjectLink(11, 0));
        assertThat(ValueType.OPAQUE.fromText("hex:00").bytes()).containsExactly(0);
        assertThat(ValueType.RIGHTS.fromText("/10/0=1, /3/0=15"))
                .containsExactly(Map.entry(new ObjectLink(3, 0), 15L), Map.entry(new ObjectLink(10, 0), 1L));
    }

    @Test
    void bad_plain_text_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.BOOLEAN.fromText("yes"))
                .withMessage("must be true or false, not 'yes'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.INTEGER.fromText("ten"))
                .withMessage("must be a whole number, not 'ten'");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueType.UNSIGNED_LIST.fromText("1,,2"));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueType.RIGHTS.fromText("/3/0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.RIGHTS.fromText("/3/0=1,/3/0=2"))
                .withMessage("must have /3/0 once only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/03/0", "/3/00", "/3", "3/0", "/3/0/1", "/-1/0", "/3/0 ", "/999999/0", "/\u0663/0"})
    void an_object_instance_has_one_spelling_only(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectLink.parse(text));
    }
}
