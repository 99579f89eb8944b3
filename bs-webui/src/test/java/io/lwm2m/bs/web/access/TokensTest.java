// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.admin.TokenAdmin.Issued;
import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.TokenStore;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final TestClock clock = new TestClock();
    private final CountedStore store = new CountedStore(new InMemoryTokenStore());
    private final TokenAdmin admin = TokenAdmin.on(store);
    private final Tokens tokens = new Tokens(admin, Duration.ofSeconds(5), clock);
    private final Issued issued = admin.add("ci", Role.EDIT);
    private final String text = new String(issued.text().bytes(), StandardCharsets.US_ASCII);

    @Test
    void a_token_is_checked_once_and_known_then() {
        assertThat(tokens.known(text)).isEmpty();
        assertThat(tokens.check(text)).contains(issued.token());
        int reads = store.reads;

        for (int i = 0; i < 100; i++) {
            assertThat(tokens.known(text)).contains(issued.token());
        }
        assertThat(store.reads).isLessThanOrEqualTo(reads + 1);
        assertThat(tokens.known(text + "0")).isEmpty();
    }

    @Test
    void a_token_that_was_removed_here_is_good_no_longer() {
        tokens.check(text);
        tokens.removed(admin.remove("ci"));

        assertThat(tokens.known(text)).isEmpty();
        assertThat(tokens.check(text)).isEmpty();
        assertThat(tokens.isThere(issued.token())).isFalse();
    }

    @Test
    void a_token_that_was_removed_elsewhere_is_noticed_after_five_seconds() {
        tokens.check(text);
        assertThat(tokens.known(text)).isPresent();
        store.remove("ci");

        clock.pass(Duration.ofMillis(4999));
        assertThat(tokens.known(text)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.known(text)).isEmpty();
    }

    @Test
    void a_wrong_token_is_not_remembered() {
        String wrong = text.replaceFirst(".$", text.endsWith("0") ? "1" : "0");
        assertThat(tokens.check(wrong)).isEmpty();
        assertThat(tokens.known(wrong)).isEmpty();
    }

    private static final class CountedStore implements TokenStore {

        private final TokenStore store;
        private int reads;

        CountedStore(TokenStore store) {
            this.store = store;
        }

        @Override
        public Optional<AccessToken> find(String id) {
            reads++;
            return store.find(id);
        }

        @Override
        public List<AccessToken> list() {
            return store.list();
        }

        @Override
        public void add(AccessToken token) {
            store.add(token);
        }

        @Override
        public Optional<AccessToken> remove(String name) {
            return store.remove(name);
        }
    }
}
