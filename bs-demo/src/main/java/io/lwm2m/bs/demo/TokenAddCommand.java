// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code token add}: makes a token. */
@Command(
        name = "add",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Make a token and print it, this once: (umask 077; java -jar bs-demo.jar token add ci --role edit > ci.token)",
            ""
        })
final class TokenAddCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Who will have it, for the audit log.")
    String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            converter = RoleWord.class,
            order = 1,
            description = "read: look. edit: change clients too. admin: everything.")
    Role role = Role.READ;

    @Mixin
    TargetOptions where = new TargetOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    TokenAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(TokenTarget.of(where, terminal).add(name, role));
        return 0;
    }

    /** Reads a role. */
    static final class RoleWord implements ITypeConverter<Role> {

        @Override
        public Role convert(String text) {
            try {
                return Role.of(text);
            } catch (InvalidInput e) {
                throw new TypeConversionException(e.violations().get(0).message());
            }
        }
    }
}
