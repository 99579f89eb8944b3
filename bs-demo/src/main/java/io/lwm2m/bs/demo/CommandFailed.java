// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command could not do its work: exit code 1. The message is meant for people and says what to do next. */
public class CommandFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** With what to do about it. */
    public CommandFailed(String message) {
        this(message, null);
    }

    /** With what to do about it, and the cause for {@code -v}. */
    public CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Several things at once, each on its line. */
    public CommandFailed(List<String> lines) {
        this(String.join("\n", lines), null);
    }
}
