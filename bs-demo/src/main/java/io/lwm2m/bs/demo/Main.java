// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

/** Where the jar starts. Exit codes: 0 done, 1 failed, 2 usage. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(Cli.run(Terminal.system(), args));
    }
}
