// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Shown;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code credential remove}: one credential of a client, or all it has. */
@Command(
        name = "remove",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Remove the credentials of a client, or the one of a mode. Without any the client needs no proof any more:"
                    + " whoever gives its name over plain coap gets its configurations. To lock it out, remove those.",
            ""
        })
final class CredentialRemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", converter = NameOf.class, description = "The client: its endpoint name.")
    String name = "";

    @Option(
            names = "--mode",
            paramLabel = "psk|rpk|x509|oscore",
            converter = ModeOf.class,
            order = 1,
            description = "Only the credential of this mode.")
    @Nullable Mode mode;

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    CredentialRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RestClient client = server.client(terminal.environment());
        client.delete(client.uri(
                CredentialAddCommand.PATH + "/" + RestClient.segment(name) + (mode == null ? "" : "/" + mode.code())));
        terminal.out().println(name + (mode == null ? " has no credential any more" : " " + mode.code() + " removed"));
        return 0;
    }

    /** Reads a mode. */
    static final class ModeOf implements ITypeConverter<Mode> {

        @Override
        public Mode convert(String text) {
            return Mode.of(text)
                    .orElseThrow(() -> new TypeConversionException("must be one of "
                            + Arrays.stream(Mode.values()).map(Mode::code).collect(Collectors.joining(", "))
                            + ", not '" + Shown.cut(text) + "'"));
        }
    }
}
