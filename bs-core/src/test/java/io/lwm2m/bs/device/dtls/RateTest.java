// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final long SECOND = 1_000_000_000L;

    private final Rate<String> rate = new Rate<>(10, Duration.ofSeconds(5), 2);

    private long permitted(String key, int tries, long nanos) {
        return IntStream.range(0, tries).filter(i -> rate.permits(key, nanos)).count();
    }

    @Test
    void allMayComeAtOnce() {
        assertThat(permitted("a", 100, 0)).isEqualTo(10);
    }

    @Test
    void theyComeBackOneByOne() {
        permitted("a", 100, 0);
        assertThat(permitted("a", 100, SECOND)).isEqualTo(2);
        assertThat(permitted("a", 100, SECOND)).isZero();
        assertThat(permitted("a", 100, 6 * SECOND)).isEqualTo(10);
    }

    @Test
    void eachKeyHasItsOwn() {
        permitted("a", 100, 0);
        assertThat(permitted("b", 100, 0)).isEqualTo(10);
    }

    @Test
    void theLeastUsedKeyIsForgotten() {
        permitted("a", 100, 0);
        permitted("b", 100, 0);
        permitted("a", 1, 0);
        permitted("c", 1, 0);
        assertThat(permitted("a", 1, 0)).isZero();
        assertThat(permitted("b", 100, 0)).isEqualTo(10);
    }

    @Test
    void aClockMayBeginAnywhere() {
        long start = Long.MAX_VALUE - SECOND;
        assertThat(permitted("a", 100, start)).isEqualTo(10);
        assertThat(permitted("a", 100, start + 2 * SECOND)).isEqualTo(4);
    }
}
