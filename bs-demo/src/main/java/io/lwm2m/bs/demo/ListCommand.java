// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code list}: prints what clients have, page by page. */
@Command(
        name = "list",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Print configurations as JSON: client name, config id, configuration. Keys are masked.",
            "Without a name, all clients. A name that is not there is an error, after the others were printed.",
            ""
        })
final class ListCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", converter = NameOf.class, description = "Only these clients.")
    List<String> names = List.of();

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        new Listing(server.client(terminal.environment()), "/configs").print(names, terminal.out());
        return 0;
    }
}
