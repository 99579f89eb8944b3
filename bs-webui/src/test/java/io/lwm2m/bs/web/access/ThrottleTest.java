// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final LoginRules RULES =
            new LoginRules(Duration.ofHours(1), Duration.ofHours(2), 10, 3, 20, Duration.ofSeconds(5));

    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(RULES, clock);

    @Test
    void an_address_that_failed_too_often_waits_and_others_do_not() {
        fail("10.0.0.1", 3);

        assertThat(throttle.take("10.0.0.1")).contains(Duration.ofSeconds(20));
        assertThat(throttle.take("10.0.0.2")).isEmpty();
    }

    @Test
    void time_gives_attempts_back_and_never_more_than_there_were() {
        fail("10.0.0.1", 3);
        clock.pass(Duration.ofSeconds(19));
        assertThat(throttle.take("10.0.0.1")).contains(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(throttle.take("10.0.0.1")).isEmpty();
        clock.pass(Duration.ofDays(1));
        fail("10.0.0.1", 3);
        assertThat(throttle.take("10.0.0.1")).isPresent();
    }

    @Test
    void who_is_let_in_costs_nothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.take("10.0.0.1")).isEmpty();
            throttle.giveBack("10.0.0.1");
        }
    }

    @Test
    void many_addresses_together_have_a_limit_too() {
        IntStream.range(0, 20).forEach(i -> fail("10.0.1." + i, 1));

        assertThat(throttle.take("10.0.0.1")).contains(Duration.ofSeconds(3));
    }

    @Test
    void the_addresses_of_one_ipv6_network_are_one() {
        fail("2001:db8::1", 2);
        fail("[2001:db8::2]", 1);

        assertThat(throttle.take("2001:db8::3")).isPresent();
        assertThat(throttle.take("2001:db8:1::3")).isEmpty();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.take(address)).isEmpty();
        }
    }
}
