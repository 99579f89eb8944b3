// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, with an environment and an input of its own; servers forget unless told otherwise. */
final class Shell {

    private final Map<String, String> environment = new HashMap<>(Map.of("BS_DB", "memory"));
    private String input = "";

    /** What a command did. */
    record Result(int code, String out, String err) {

        List<String> errors() {
            return err.lines().toList();
        }
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Cli.run(terminal(out, err), args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
