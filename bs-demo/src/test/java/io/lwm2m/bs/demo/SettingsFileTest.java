// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.demo.SettingsFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final Set<String> KNOWN = Set.of("coap", "session-timeout");

    @TempDir
    Path folder;

    @Test
    void reads_options_and_skips_comments() throws IOException {
        SettingsFile file = read("\uFEFF# a comment\n\n coap = 0.0.0.0:5783 \nsession-timeout:9\n");
        assertThat(file.entries())
                .containsEntry("coap", new Entry("0.0.0.0:5783", 3))
                .containsEntry("session-timeout", new Entry("9", 4));
    }

    @Test
    void names_key_file_line_and_the_nearest_option() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("coap=1\nsesion-timeout=5"))
                .withMessage(path() + ", line 2: there is no option 'sesion-timeout', did you mean 'session-timeout'?");
    }

    @Test
    void refuses_a_key_twice_and_a_line_without_a_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("coap=1\ncoap=2"))
                .withMessage(path() + ", line 2: the option 'coap' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("coap"))
                .withMessage(path() + ", line 1: 'coap' is not option=value");
    }

    @Test
    void tells_why_a_file_cannot_be_read() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none").toString(), KNOWN))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("--config " + folder.resolve("none") + ": there is no such file; check the path");
    }

    private Path path() {
        return folder.resolve("bs.properties");
    }

    private SettingsFile read(String text) throws IOException {
        Files.writeString(path(), text);
        return SettingsFile.read(path().toString(), KNOWN);
    }
}
