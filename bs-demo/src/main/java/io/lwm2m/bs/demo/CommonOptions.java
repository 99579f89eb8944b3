// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options that every command has. */
@Command(
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:usage"})
final class CommonOptions {

    /** Read by {@link Cli} before everything else, since it holds the defaults of the other options. */
    @Option(
            names = "--config",
            paramLabel = "FILE",
            order = 90,
            description = "Take options that are not given here from FILE: lines such as coap=0.0.0.0:5783,"
                    + " names as the options of serve and device, and url. Environment variables such as"
                    + " BS_COAP or BS_NO_WEB=true come before it.")
    @Nullable String config;

    @Option(
            names = {"-v", "--verbose"},
            order = 91,
            description = "Say more: the exchanges of sessions, log lines, and the trace of an error.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 92,
            description = "Show this help.")
    boolean help;
}
