// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Words for a file that cannot be read. Stateless. */
final class Unreadable {

    private Unreadable() {}

    /** One line that names the option, the file and what is wrong with it. */
    static CommandFailed file(String option, String path, Exception cause) {
        return new CommandFailed(option + " " + path + ": " + why(cause), cause);
    }

    private static String why(Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file; check the path";
        }
        if (cause instanceof AccessDeniedException) {
            return "the file may not be read; check its permissions";
        }
        if (cause instanceof CharacterCodingException) {
            return "the file is not UTF-8 text";
        }
        return "the file cannot be read (" + cause.getMessage() + ")";
    }
}
