// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DtlsSettingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void eachLimitMustBePositive() {
        assertThatThrownBy(() -> new DtlsSettings(0, MINUTE, 1, 1)).hasMessageContaining("maxConnections", "0");
        assertThatThrownBy(() -> new DtlsSettings(1, Duration.ofMillis(999), 1, 1))
                .hasMessageContaining("staleAfter");
        assertThatThrownBy(() -> new DtlsSettings(1, MINUTE, -1, 1)).hasMessageContaining("maxHandshakes", "-1");
        assertThatThrownBy(() -> new DtlsSettings(1, MINUTE, 1, 0)).hasMessageContaining("handshakesPerAddress");
    }
}
