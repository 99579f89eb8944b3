// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpaqueArgumentTest {

    @TempDir
    Path folder;

    @Test
    void a_value_is_taken_as_it_is() {
        assertThat(OpaqueArgument.text("--secretKey", "hex:00ff")).isEqualTo("hex:00ff");
    }

    @Test
    void a_file_of_text_gives_its_text_without_the_last_line_break() throws IOException {
        assertThat(file("hex:00ff\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("hex:00ff");
        assertThat(file("-----BEGIN X-----\nAA==\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("-----BEGIN X-----\nAA==");
    }

    @Test
    void a_file_of_bytes_gives_its_bytes() throws IOException {
        assertThat(file(new byte[] {0x30, (byte) 0x82, 1})).isEqualTo("hex:308201");
        assertThat(file(new byte[] {1, 2})).isEqualTo("hex:0102");
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_option() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> OpaqueArgument.text("--secretKey", "@" + none))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("--secretKey " + none + ": there is no such file; check the path");
    }

    private String file(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("value"), content);
        return OpaqueArgument.text("--secretKey", "@" + file);
    }
}
