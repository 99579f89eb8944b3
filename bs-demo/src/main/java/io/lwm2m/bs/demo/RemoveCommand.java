// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code remove}: one configuration, one client, or everything. */
@Command(
        name = "remove",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Remove a configuration (NAME ID), a client (NAME), or all clients (nothing named; asks first).",
            "With its last configuration the client goes too. Its credentials stay: see 'credential remove'.",
            ""
        })
final class RemoveCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", converter = NameOf.class, description = "The client.")
    @Nullable String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            converter = ConfigId.class,
            description = "The config id, as list shows it.")
    @Nullable Integer id;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before all clients are removed.")
    boolean yes;

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    RemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String what = name == null ? "all clients" : id == null ? name : name + " " + id;
        if (name == null && !yes && !confirmed()) {
            throw new CommandFailed("nothing removed");
        }
        RestClient client = server.client(terminal.environment());
        client.delete(client.uri(path()));
        terminal.out().println(what + " removed");
        return 0;
    }

    /** Reads a config id. */
    static final class ConfigId implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            try {
                return AccountJson.configId(text);
            } catch (InvalidInput e) {
                throw new TypeConversionException(e.violations().get(0).message());
            }
        }
    }

    private String path() {
        if (name == null) {
            return "/configs?all=true";
        }
        return "/configs/" + RestClient.segment(name) + (id == null ? "" : "/" + id);
    }

    private boolean confirmed() {
        terminal.out().print("Remove all clients at " + server.url + "? Type yes: ");
        terminal.out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).readLine();
            if (answer == null) {
                terminal.out().println();
                throw new CommandFailed("nothing removed: there is nobody to ask; say --yes to remove all clients");
            }
            return answer.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            throw new CommandFailed("nothing removed: the answer cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
