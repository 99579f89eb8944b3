// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.secrets.Heard;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With all levels at TRACE. */
class NoTracesTest {

    @Test
    void protocol_libraries_are_heard_from_warn_on() {
        try (Heard heard = new Heard()) {
            LoggerFactory.getLogger("org.eclipse.californium.core").info("payload one");
            LoggerFactory.getLogger("org.eclipse.jetty.io").trace("payload two");
            LoggerFactory.getLogger("org.eclipse.leshan").warn("payload three");
            LoggerFactory.getLogger("io.lwm2m.bs").trace("payload four");
            assertThat(heard.count("payload")).isEqualTo(2);
            assertThat(heard.count("payload three")).isOne();
            assertThat(heard.count("payload four")).isOne();
        }
    }
}
