// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final AccessToken OPS = token("ops");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final Sessions sessions =
            new Sessions(new LoginRules(HOUR, HOUR.multipliedBy(3), 3, 3, 20, Duration.ofSeconds(5)), clock);

    @Test
    void a_session_is_found_by_an_id_that_nobody_guesses() {
        String id = sessions.begin(OPS);

        assertThat(id).matches("[0-9a-f]{64}").isNotEqualTo(sessions.begin(OPS));
        assertThat(sessions.use(id)).contains(OPS);
        assertThat(sessions.use("")).isEmpty();
    }

    @Test
    void a_session_that_is_not_used_ends() {
        String id = sessions.begin(OPS);
        clock.pass(HOUR.minusSeconds(1));
        assertThat(sessions.use(id)).isPresent();
        clock.pass(HOUR.minusSeconds(1));
        assertThat(sessions.isRunning(id)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.use(id)).isEmpty();
    }

    @Test
    void a_look_is_no_use() {
        String id = sessions.begin(OPS);
        clock.pass(HOUR.minusSeconds(1));
        assertThat(sessions.isRunning(id)).isTrue();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.isRunning(id)).isFalse();
    }

    @Test
    void a_session_in_use_ends_in_the_end() {
        String id = sessions.begin(OPS);
        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofMinutes(30));
            assertThat(sessions.use(id)).isPresent();
        }
        clock.pass(Duration.ofMinutes(30));
        assertThat(sessions.use(id)).isEmpty();
    }

    @Test
    void of_too_many_sessions_the_one_that_was_used_longest_ago_ends() {
        String first = sessions.begin(OPS);
        String second = sessions.begin(OPS);
        sessions.begin(OPS);
        sessions.use(first);
        sessions.begin(OPS);

        assertThat(sessions.isRunning(first)).isTrue();
        assertThat(sessions.isRunning(second)).isFalse();
    }

    @Test
    void sessions_end_with_their_token_and_no_others() {
        String ops = sessions.begin(OPS);
        String other = sessions.begin(token("other"));
        sessions.endAll(OPS);

        assertThat(sessions.isRunning(ops)).isFalse();
        assertThat(sessions.isRunning(other)).isTrue();
        sessions.end(other);
        assertThat(sessions.isRunning(other)).isFalse();
    }

    private static AccessToken token(String name) {
        return new AccessToken("id-" + name, name, Role.READ, "hash", Instant.EPOCH);
    }
}
