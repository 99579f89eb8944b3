// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    static final List<Object> NO_TEXTS =
            List.of(31337, 31337.5, true, List.of("sesame"), java.util.Map.of("a", "sesame"));

    @Test
    void pem_of_a_private_key_is_read() {
        String pem = "-----BEGIN PRIVATE KEY-----\nAP8\nBAg==\n-----END PRIVATE KEY-----\n";
        assertThat(Secret.parse(pem).bytes()).containsExactly(0, 255, 1, 2);
    }

    @Test
    void what_is_revealed_is_read_back() {
        assertThat(OpaqueTest.anyBytes()).allSatisfy(bytes -> {
            Secret secret = Secret.of(bytes);
            assertThat(Secret.parse(secret.reveal())).isEqualTo(secret).hasSameHashCodeAs(secret);
            assertThat(Secret.parse(secret.reveal()).isKept()).isFalse();
        });
    }

    @Test
    void it_prints_as_its_mask_wherever_it_is_printed() {
        Secret secret = Secret.ofText("sesame");
        assertThat(secret).hasToString("********");
        assertThat(ValueType.SECRET.toJson(secret)).isEqualTo("********");
        assertThat(ServerAccount.to("coaps://h")
                        .with(Properties.SECRET_KEY, secret)
                        .toString())
                .doesNotContain("sesame")
                .contains("********");
        assertThat(new Credential.Psk("node1", "id", secret).toString()).doesNotContain("sesame");
        assertThat(new ClientConfigurations(
                                "node1",
                                1,
                                new java.util.TreeMap<>(java.util.Map.of(
                                        0, ServerAccount.to("coaps://h").with(Properties.SECRET_KEY, secret))))
                        .toString())
                .doesNotContain("sesame");
    }

    @Test
    void the_mask_stands_for_the_stored_value() {
        assertThat(Secret.parse(Secret.MASK)).isSameAs(Secret.kept());
        assertThat(Secret.kept().isKept()).isTrue();
        assertThat(Secret.kept().reveal()).isEqualTo(Secret.MASK);
        assertThat(ValueType.SECRET.fromJson("********").isKept()).isTrue();
        assertThat(ValueType.SECRET.fromText("********").isKept()).isTrue();
    }

    @Test
    void a_key_that_is_still_to_be_made_is_no_key() {
        Secret wish = Secret.generated(16);
        assertThat(wish).isEqualTo(ValueType.SECRET.fromJson(Map.of("generate", 16)));
        assertThat(wish).isNotEqualTo(Secret.generated(32)).isNotEqualTo(Secret.of(new byte[0]));
        assertThat(wish).isNotEqualTo(Secret.kept()).hasToString(Secret.MASK);
        assertThat(wish.toGenerate()).contains(16L);
        assertThat(wish.isPlaceholder()).isTrue();
        assertThat(wish.reveal()).isEqualTo(Secret.MASK);
        assertThat(Secret.kept().toGenerate()).isEmpty();
        assertThat(Secret.of(new byte[16]).isPlaceholder()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*******", "*********", "text:********", " ********", "hex:2a2a2a2a2a2a2a2a"})
    void what_only_looks_like_the_mask_is_a_value(String text) {
        assertThat(Secret.parse(text).isKept()).isFalse();
    }

    @Test
    void an_empty_secret_is_not_the_kept_one() {
        assertThat(Secret.of(new byte[0])).isNotEqualTo(Secret.kept()).isEqualTo(Secret.parse("hex:"));
        assertThat(Secret.kept()).isNotEqualTo(Secret.of(new byte[0]));
    }

    @ParameterizedTest
    @FieldSource("NO_TEXTS")
    void what_is_no_text_is_refused_without_repeating_it(Object raw) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.SECRET.fromJson(raw))
                .withMessageStartingWith("must be a text in quotes")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("31337", "sesame"));
    }

    @Test
    void nobody_can_change_the_bytes() {
        byte[] bytes = {1, 2, 3};
        Secret secret = Secret.of(bytes);
        Arrays.fill(bytes, (byte) 9);
        Arrays.fill(secret.bytes(), (byte) 9);
        assertThat(secret.bytes()).containsExactly(1, 2, 3);
        assertThat(secret.size()).isEqualTo(3);
    }

    @Test
    void secrets_are_equal_when_their_bytes_are() {
        assertThat(Secret.parse("hex:616263"))
                .isEqualTo(Secret.ofText("abc"))
                .isNotEqualTo(Secret.ofText("abd"))
                .isNotEqualTo(Opaque.ofText("abc"));
    }
}
