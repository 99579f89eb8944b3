// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.RestClient.NotThere;
import io.lwm2m.bs.demo.RestClient.Page;
import io.lwm2m.bs.json.Json;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        RestClient client = server.client();
        JsonObjectPrinter printer = new JsonObjectPrinter(terminal.out());
        List<String> missing = names.isEmpty() ? all(client, printer) : some(client, printer);
        printer.end();
        if (!missing.isEmpty()) {
            throw new CommandFailed(missing);
        }
        return 0;
    }

    private static List<String> all(RestClient client, JsonObjectPrinter printer) {
        Optional<URI> next = Optional.of(client.uri("/configs?limit=1000"));
        while (next.isPresent()) {
            Page page = client.get(next.get());
            if (page.json() instanceof Map<?, ?> clients) {
                clients.forEach((name, configurations) -> printer.entry(String.valueOf(name), configurations));
            }
            next = page.next();
        }
        return List.of();
    }

    private List<String> some(RestClient client, JsonObjectPrinter printer) {
        List<String> missing = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            try {
                printer.entry(
                        name,
                        client.get(client.uri("/configs/" + RestClient.segment(name)))
                                .json());
            } catch (NotThere e) {
                missing.add(String.valueOf(e.getMessage()));
            }
        }
        return missing;
    }

    /** Prints an object entry by entry, so that a million clients need no memory. */
    private static final class JsonObjectPrinter {

        private final PrintStream out;
        private boolean begun;

        JsonObjectPrinter(PrintStream out) {
            this.out = out;
        }

        void entry(String name, @Nullable Object value) {
            String object = Json.writePretty(Collections.singletonMap(name, value));
            out.println(begun ? "," : "{");
            out.print(object.substring(object.indexOf('\n') + 1, object.lastIndexOf('\n')));
            begun = true;
        }

        void end() {
            out.println(begun ? "\n}" : "{}");
        }
    }
}
