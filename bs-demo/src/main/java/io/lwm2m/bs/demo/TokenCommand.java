// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: who may log in. */
@Command(
        name = "token",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Make, list and remove the tokens that people and programs log in with: through a running server, or with --db"
                    + " straight in the database of a stopped one, for which no token is needed.",
            ""
        })
final class TokenCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Spec
    @Nullable CommandSpec spec;

    private TokenCommand() {}

    /** With the commands below it. */
    static CommandLine of(Terminal terminal) {
        CommandLine token = new CommandLine(new TokenCommand());
        token.addSubcommand(new TokenAddCommand(terminal));
        token.addSubcommand(new TokenListCommand(terminal));
        token.addSubcommand(new TokenRemoveCommand(terminal));
        return token;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "say what to do: token add, list or remove");
    }
}
