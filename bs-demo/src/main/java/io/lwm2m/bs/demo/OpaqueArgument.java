// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import picocli.CommandLine.TypeConversionException;

/** The value of an opaque option: the value itself, or {@code @FILE}. Stateless. */
final class OpaqueArgument {

    private OpaqueArgument() {}

    /** As {@link #text}, where picocli would print an exception of any other kind, and the value with it. */
    static String typed(String option, String argument) {
        try {
            return text(option, argument);
        } catch (CommandFailed e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The text form of the value, see {@link io.lwm2m.bs.model.Opaque}. Of a file with text, the text without the line
     * break at its end; of any other file, its bytes in hex.
     *
     * @throws CommandFailed when the file cannot be read
     */
    static String text(String option, String given) {
        if (!given.startsWith("@")) {
            return given;
        }
        String path = given.substring(1);
        try {
            return text(Files.readAllBytes(Path.of(path)));
        } catch (IOException | RuntimeException e) {
            throw Unreadable.file(option, path, e);
        }
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                return text.replaceFirst("\\r?\\n$", "");
            }
        } catch (CharacterCodingException e) {
            // no text
        }
        return "hex:" + HexFormat.of().formatHex(bytes);
    }
}
