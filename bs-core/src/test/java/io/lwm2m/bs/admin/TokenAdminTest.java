// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.admin.TokenAdmin.Issued;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAdminTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final TokenAdmin admin = new TokenAdmin(store, () -> NOON, new SecureRandom());

    @Test
    void a_token_lets_in_who_has_it() {
        Issued issued = admin.add("ci", Role.EDIT);
        assertThat(text(issued))
                .matches("lwbs_[0-9a-f]{12}_[0-9a-f]{40}")
                .contains(issued.token().id());
        assertThat(admin.check(text(issued))).contains(issued.token());
        assertThat(issued.token().created()).isEqualTo(NOON);
        assertThat(issued.token().role()).isEqualTo(Role.EDIT);
    }

    @Test
    void a_wrong_token_lets_nobody_in() {
        String good = text(admin.add("ci", Role.EDIT));
        String wrong = good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0");
        for (String shown :
                List.of("", "lwbs_", wrong, good + "0", " " + good, good.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(admin.check(shown)).as(shown).isEmpty();
        }
    }

    @Test
    void what_is_kept_and_what_is_printed_does_not_hold_the_secret() {
        Issued issued = admin.add("ci", Role.EDIT);
        String secret = text(issued).substring(18);
        assertThat(store.list().toString() + issued + issued.token().hash()).doesNotContain(secret);
        assertThat(issued.toString()).doesNotContain(issued.token().hash());
        assertThat(issued.token().hash()).startsWith("$2b$10$");
    }

    @Test
    void no_two_tokens_are_alike() {
        assertThat(text(admin.add("a", Role.READ))).isNotEqualTo(text(admin.add("b", Role.READ)));
    }

    @Test
    void a_removed_token_lets_nobody_in() {
        Issued issued = admin.add("ci", Role.EDIT);
        assertThat(admin.remove("ci")).isEqualTo(issued.token());
        assertThat(admin.check(text(issued))).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> admin.remove("ci"))
                .withMessage("there is no token 'ci'");
    }

    @Test
    void the_first_token_is_made_once() {
        Issued first = admin.first().orElseThrow();
        assertThat(first.token().role()).isEqualTo(Role.ADMIN);
        assertThat(admin.first()).isEmpty();
        admin.add("ops", Role.READ);
        admin.remove("admin");
        assertThat(admin.first()).isEmpty();
    }

    @Test
    void a_name_is_taken_once() {
        admin.add("ci", Role.EDIT);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> admin.add("ci", Role.READ))
                .withMessageContaining("'ci'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "-a", "a b", "a/b", "a\nb", "ü", "a\"b"})
    void a_bad_name_is_refused(String name) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> admin.add(name, Role.READ))
                .withMessageStartingWith("name: must have 1 to 64 letters");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> admin.add("a".repeat(65), Role.READ));
    }

    @Test
    void roles_include_those_before_them() {
        assertThat(Role.ADMIN.included()).containsExactly(Role.READ, Role.EDIT, Role.ADMIN);
        assertThat(Role.READ.includes(Role.EDIT)).isFalse();
        assertThat(Role.EDIT.includes(Role.EDIT)).isTrue();
        assertThat(Role.of("edit")).isEqualTo(Role.EDIT);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Role.of("root"))
                .withMessage("role: must be read, edit or admin, not 'root'");
    }

    private static String text(Issued issued) {
        return new String(issued.text().bytes(), java.nio.charset.StandardCharsets.US_ASCII);
    }
}
