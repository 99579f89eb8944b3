// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code credential list}: prints how clients prove themselves. */
@Command(
        name = "list",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Print credentials as JSON: client name, mode, credential. Keys are masked.",
            "Without a name, all clients that have any. A name without one is an error, after the others were printed.",
            ""
        })
final class CredentialListCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", converter = NameOf.class, description = "Only these clients.")
    List<String> names = List.of();

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    CredentialListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        new Listing(server.client(terminal.environment()), CredentialAddCommand.PATH).print(names, terminal.out());
        return 0;
    }
}
