// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code token remove}: whoever has the token is out. */
@Command(
        name = "remove",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Remove a token. On the server that removes it, sessions that it began end at once; on others within seconds.",
            ""
        })
final class TokenRemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The token's name.")
    String name = "";

    @Mixin
    TargetOptions where = new TargetOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    TokenRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TokenTarget.of(where, terminal).remove(name);
        terminal.out().println("token " + name + " removed");
        return 0;
    }
}
