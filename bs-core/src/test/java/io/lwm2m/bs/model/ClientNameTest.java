// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"node1", "urn:imei:1", "a/b", "\u00fc", " ", "a b", "\ud83d\ude00", "__proto", "..", "'\"%2F"})
    void good_names_are_taken(String name) {
        assertThat(ClientName.problem(name)).isEmpty();
        assertThat(ClientName.shown(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\nb",
                "\r",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u2028",
                "\u2029",
                "a\ud800",
                "\udc00",
                "\ufffd",
                "__proto__"
            })
    void bad_names_are_not(String name) {
        assertThat(ClientName.problem(name)).get().asString().startsWith("must ");
        assertThat(ClientName.shown(name)).doesNotContain("\n", "\r", "\u0000", "\ud800");
    }

    @Test
    void each_ascii_character_is_judged_as_its_neighbours_in_other_names_are() {
        for (char c = 0; c < 0x80; c++) {
            assertThat(ClientName.problem("a" + c).isPresent())
                    .isEqualTo(Character.isISOControl(c))
                    .isEqualTo(ClientName.problem("\u00fc" + c).isPresent());
            assertThat(ClientName.shown("a" + c)).isEqualTo(Character.isISOControl(c) ? "a?" : "a" + c);
        }
    }

    @Test
    void the_length_is_counted_in_utf_8_bytes() {
        assertThat(ClientName.problem("x".repeat(255))).isEmpty();
        assertThat(ClientName.problem("x".repeat(256))).get().asString().contains("255", "256");
        assertThat(ClientName.problem("\u00fc".repeat(127))).isEmpty();
        assertThat(ClientName.problem("\u00fc".repeat(128))).isPresent();
        assertThat(ClientName.problem("\ud83d\ude00".repeat(64))).isPresent();
        assertThat(ClientName.shown("x".repeat(1000))).hasSize(255);
        assertThat(ClientName.shown("\u00fc".repeat(1000))).hasSize(255);
    }
}
