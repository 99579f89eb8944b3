// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

    private final ReplayWindow window = new ReplayWindow();

    @Test
    void aNumberIsFreshOnce() {
        assertThat(window.isFresh(0)).isTrue();
        window.use(0);
        assertThat(window.isFresh(0)).isFalse();
        assertThat(window.isFresh(1)).isTrue();
        assertThat(window.isFresh(Integer.MAX_VALUE)).isTrue();
    }

    @Test
    void numbersMayComeInAnotherOrder() {
        window.use(63);
        assertThat(window.isFresh(0)).isTrue();
        window.use(0);
        assertThat(window.isFresh(0)).isFalse();
        assertThat(window.isFresh(62)).isTrue();
    }

    @Test
    void anOldNumberIsNotFresh() {
        window.use(64);
        assertThat(window.isFresh(0)).isFalse();
        assertThat(window.isFresh(1)).isTrue();
        window.use(Integer.MAX_VALUE);
        assertThat(window.isFresh(65)).isFalse();
        assertThat(window.isFresh(-1)).isFalse();
    }

    @Test
    void noNumberIsFreshTwice() {
        Random random = new Random(1);
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            int number = i / 10 + random.nextInt(100);
            if (window.isFresh(number)) {
                assertThat(used.add(number)).as("number %s", number).isTrue();
                window.use(number);
            }
        }
        assertThat(used).hasSizeGreaterThan(900);
    }

    @Test
    void aWindowThatForgetsBeginsAgain() {
        window.use(1000);
        window.clear();
        assertThat(window.isFresh(0)).isTrue();
    }
}
