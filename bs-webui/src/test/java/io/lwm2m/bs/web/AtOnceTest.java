// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    private final AtOnce atOnce = new AtOnce();

    private record Slow(int atOnce) implements Operation {

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/slow";
        }

        @Override
        public Right right() {
            return Right.ADMIN;
        }

        @Override
        public Doc doc() {
            return Doc.of("Takes long");
        }

        @Override
        public Reply answer(Call call) {
            return Answer.empty(204);
        }
    }

    @Test
    void what_runs_as_often_as_it_may_is_refused_with_a_hint_when_to_come_again() {
        Slow slow = new Slow(2);
        Reply done = atOnce.run(
                slow,
                () -> atOnce.run(slow, () -> {
                    assertThatThrownBy(() -> atOnce.run(slow, () -> Answer.empty(204)))
                            .isInstanceOfSatisfying(Refusal.class, refusal -> {
                                assertThat(refusal.problem().status()).isEqualTo(429);
                                assertThat(refusal.headers()).containsKey("Retry-After");
                            });
                    return Answer.empty(204);
                }));
        assertThat(done).isEqualTo(Answer.empty(204));
        assertThat(atOnce.run(slow, () -> Answer.empty(200))).isEqualTo(Answer.empty(200));
    }

    @Test
    void what_fails_makes_room_again() {
        Slow slow = new Slow(1);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> atOnce.run(slow, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
