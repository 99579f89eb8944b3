// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClientCountTest {

    private long now;
    private long clients = 7;
    private long millis;

    private final ClientCount count = new ClientCount(this::count, () -> now);

    private long count() {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        return clients;
    }

    @Test
    void what_is_counted_quickly_is_counted_each_time() {
        millis = 49;
        assertThat(count.get()).isEqualTo(7);
        clients = 8;
        assertThat(count.get()).isEqualTo(8);
    }

    @Test
    void what_takes_long_is_counted_again_after_a_hundred_times_as_long() {
        millis = 60;
        assertThat(count.get()).isEqualTo(7);
        clients = 8;
        now += TimeUnit.SECONDS.toNanos(6);
        assertThat(count.get()).isEqualTo(7);
        now++;
        assertThat(count.get()).isEqualTo(8);
    }
}
