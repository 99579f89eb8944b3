// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.TokenTarget.Row;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code token list}: shows who may log in. */
@Command(
        name = "list",
        synopsisHeading = "Usage: java -jar ",
        description = "List tokens: role, time, name. The tokens themselves nobody can read again.%n")
final class TokenListCommand implements Callable<Integer> {

    @Mixin
    TargetOptions where = new TargetOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    TokenListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Row> tokens = TokenTarget.of(where, terminal).list();
        tokens.forEach(
                token -> terminal.out().printf("%-5s  %-24s  %s%n", token.role(), token.created(), token.name()));
        return 0;
    }
}
