// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TokenStore} promises. */
@Timeout(60)
public abstract class TokenStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private TokenStore store;

    /** A store without any token. */
    protected abstract TokenStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
    }

    @Test
    void an_empty_store_has_nothing() {
        assertThat(store.find("a1")).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.remove("ops")).isEmpty();
    }

    @Test
    void a_token_is_found_by_its_id_as_it_was_added() {
        store.add(token("a1", "ops", Role.EDIT));
        assertThat(store.find("a1")).contains(token("a1", "ops", Role.EDIT));
        assertThat(store.find("a1").orElseThrow().created()).isEqualTo(Instant.parse("2026-11-22T12:00:00.123Z"));
        assertThat(store.find("A1")).isEmpty();
        assertThat(store.find("ops")).isEmpty();
    }

    @Test
    void tokens_are_listed_by_name() {
        for (String name : List.of("b", "a", "B", "a-1", "c")) {
            store.add(token("id-" + name, name, Role.READ));
        }
        assertThat(store.list()).extracting(AccessToken::name).containsExactly("B", "a", "a-1", "b", "c");
    }

    @Test
    void a_name_or_an_id_that_is_there_is_a_conflict_and_changes_nothing() {
        AccessToken first = token("a1", "ops", Role.ADMIN);
        store.add(first);
        for (AccessToken other : List.of(token("b2", "ops", Role.READ), token("a1", "other", Role.READ))) {
            assertThatExceptionOfType(Conflict.class)
                    .isThrownBy(() -> store.add(other))
                    .withMessageContaining("'" + other.name() + "'");
        }
        assertThat(store.list()).containsExactly(first);
        assertThat(store.find("b2")).isEmpty();
    }

    @Test
    void a_removed_token_is_gone_and_its_name_free() {
        store.add(token("a1", "ops", Role.ADMIN));
        store.add(token("c3", "ci", Role.EDIT));
        assertThat(store.remove("ops")).contains(token("a1", "ops", Role.ADMIN));
        assertThat(store.remove("ops")).isEmpty();
        assertThat(store.find("a1")).isEmpty();
        store.add(token("b2", "ops", Role.READ));
        assertThat(store.list()).extracting(AccessToken::id).containsExactly("c3", "b2");
    }

    @Test
    void of_many_who_want_one_name_one_gets_it() {
        List<Boolean> won = Threads.together(8, i -> {
            try {
                store.add(token("id" + i, "admin", Role.ADMIN));
                return true;
            } catch (Conflict raced) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(store.list())
                .singleElement()
                .satisfies(token -> assertThat(token.id()).isEqualTo("id" + won.indexOf(true)));
    }

    private static AccessToken token(String id, String name, Role role) {
        return new AccessToken(id, name, role, "$2b$hash", NOON);
    }
}
