// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.SettingsFile.Entry;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

class SettingsTest {

    private static final Set<String> KNOWN = Set.of("coap", "web", "no-web", "discover-timeout");
    private static final SettingsFile FILE =
            new SettingsFile("bs.properties", Map.of("coap", new Entry("file:1", 3), "web", new Entry("file:2", 4)));

    @Test
    void the_environment_comes_before_the_file() {
        assertThat(value(Map.of("BS_COAP", "env:1"), "--coap")).isEqualTo("env:1");
        assertThat(value(Map.of(), "--coap")).isEqualTo("file:1");
    }

    @Test
    void what_nobody_sets_keeps_its_own_default() {
        assertThat(value(Map.of(), "--discover-timeout")).isNull();
        assertThat(value(Map.of("BS_LIFETIME", "5"), "--lifetime")).isNull();
    }

    @Test
    void dashes_are_underscores_in_the_environment_and_an_empty_variable_is_none() {
        assertThat(value(Map.of("BS_DISCOVER_TIMEOUT", " 5 "), "--discover-timeout"))
                .isEqualTo("5");
        assertThat(value(Map.of("BS_COAP", ""), "--coap")).isEqualTo("file:1");
    }

    @Test
    void no_web_in_the_environment_overrules_web_in_the_file() {
        Map<String, String> environment = Map.of("BS_NO_WEB", "true");
        assertThat(value(environment, "--web")).isNull();
        assertThat(value(environment, "--no-web")).isEqualTo("true");
    }

    @Test
    void an_origin_names_the_variable_or_the_line() {
        assertThat(settings(Map.of("BS_COAP", "x")).origin(option("--coap"))).contains("BS_COAP");
        assertThat(settings(Map.of()).origin(option("--coap"))).contains("bs.properties, line 3");
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        return settings(environment).defaultValue(option(name));
    }

    private static Settings settings(Map<String, String> environment) {
        return new Settings(environment, FILE, KNOWN);
    }

    private static OptionSpec option(String name) {
        return OptionSpec.builder(name, "-x").build();
    }
}
