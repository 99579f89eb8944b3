// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import io.lwm2m.bs.demo.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: the benchmarks. */
@Command(
        name = "bench",
        synopsisHeading = "Usage: java -jar ",
        description = "Measure what this program does on this machine.%n")
public final class BenchCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** With all benchmarks below it. */
    public static CommandLine of(Terminal terminal) {
        CommandLine bench = new CommandLine(new BenchCommand());
        bench.addSubcommand(new StoreBenchCommand(terminal));
        return bench;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to measure: bench store");
    }
}
