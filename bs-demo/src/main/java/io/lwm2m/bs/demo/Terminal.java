// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command sees of the world around it; tests bring their own.
 *
 * @param environment the environment variables
 * @param in what people type
 * @param out results
 * @param err errors and warnings
 */
public record Terminal(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {

    /** Copies the environment. */
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The process's own; writes UTF-8 whatever the locale. */
    public static Terminal system() {
        return new Terminal(System.getenv(), System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor file) {
        return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }
}
