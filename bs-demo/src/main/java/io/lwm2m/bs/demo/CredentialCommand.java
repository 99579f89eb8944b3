// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credential}: how clients prove themselves. */
@Command(
        name = "credential",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "How clients prove themselves to this server: by a pre-shared key, a raw public key or a certificate over"
                    + " coaps, or by OSCORE. A client that has a credential has to use one; a client without any needs"
                    + " none. Configurations are another matter: 'remove' leaves credentials, and the other way round.",
            ""
        })
final class CredentialCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** With the commands below it. */
    static CommandLine of(Terminal terminal) {
        CommandLine credential = new CommandLine(new CredentialCommand());
        credential.addSubcommand(new CredentialAddCommand(terminal));
        credential.addSubcommand(new CredentialListCommand(terminal));
        credential.addSubcommand(new CredentialRemoveCommand(terminal));
        return credential;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: credential add, credential list or credential remove");
    }
}
