// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.SessionRules;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code serve} is told about sessions. */
class RulesOptionsTest {

    private static SessionRules rules(String... args) {
        ByteArrayOutputStream unused = new ByteArrayOutputStream();
        ServeCommand serve = new ServeCommand(new Shell().terminal(unused, unused));
        new CommandLine(serve).parseArgs(args);
        return serve.rules();
    }

    @Test
    void the_rules_are_the_default_ones_unless_told() {
        assertThat(rules()).isEqualTo(SessionRules.DEFAULT);
    }

    @Test
    void each_option_changes_one_rule() {
        assertThat(rules(
                        "--no-bootstrap-pack",
                        "--allow-plaintext-secrets",
                        "--discover-timeout=3",
                        "--session-timeout=50"))
                .isEqualTo(new SessionRules(Duration.ofSeconds(3), Duration.ofSeconds(50), true, false));
        assertThat(rules("--no-bootstrap-pack").allowPlaintextSecrets()).isFalse();
        assertThat(rules("--allow-plaintext-secrets").bootstrapPack()).isTrue();
    }
}
