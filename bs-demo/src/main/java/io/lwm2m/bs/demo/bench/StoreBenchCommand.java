// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import io.lwm2m.bs.demo.CommandFailed;
import io.lwm2m.bs.demo.Terminal;
import io.lwm2m.bs.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench store}: how a store does with very many clients. */
@Command(
        name = "store",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Fill a store with clients and measure imports, lookups, REST, memory and disk.",
            "A database that is given must have no clients; they stay in it.",
            ""
        })
final class StoreBenchCommand implements Callable<Integer> {

    @Option(names = "--clients", paramLabel = "N", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
    int clients = 1_000_000;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many devices bootstrap meanwhile. Default: ${DEFAULT-VALUE}")
    int sessions = 500;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "sqlite:FILE, jdbc:postgresql://HOST[:PORT]/NAME?user=...&password=..., or memory."
                    + " Default: an SQLite file that is removed afterwards")
    @Nullable String database;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to FILE too.")
    @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private final Terminal terminal;

    StoreBenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (clients < 2000) {
            throw new CommandFailed("--clients must be at least 2000, not " + clients);
        }
        List<Figure> figures;
        try (BenchStore store = BenchStore.open(database)) {
            figures = new StoreBench(store, clients, sessions, new Progress(terminal.err())).run();
        }
        FigureTable.print(figures, terminal.out());
        if (json != null) {
            Files.writeString(
                    json, Json.write(figures.stream().map(Figure::toJson).toList()) + "\n");
        }
        return 0;
    }
}
