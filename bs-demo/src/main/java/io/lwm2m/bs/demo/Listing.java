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
import org.jspecify.annotations.Nullable;

/**
 * Something that the REST API lists by client name, printed as one JSON object.
 *
 * @param client the server
 * @param path where the list is
 */
record Listing(RestClient client, String path) {

    /**
     * Prints what these clients have, or all clients when there is no name.
     *
     * @throws CommandFailed when some of them are not there; the others were printed
     */
    void print(List<String> names, PrintStream out) {
        JsonObjectPrinter printer = new JsonObjectPrinter(out);
        List<String> missing = names.isEmpty() ? all(printer) : some(names, printer);
        printer.end();
        if (!missing.isEmpty()) {
            throw new CommandFailed(missing);
        }
    }

    private List<String> all(JsonObjectPrinter printer) {
        Optional<URI> next = Optional.of(client.uri(path + "?limit=1000"));
        while (next.isPresent()) {
            Page page = client.get(next.get());
            if (page.json() instanceof Map<?, ?> clients) {
                clients.forEach((name, held) -> printer.entry(String.valueOf(name), held));
            }
            next = page.next();
        }
        return List.of();
    }

    private List<String> some(List<String> names, JsonObjectPrinter printer) {
        List<String> missing = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            try {
                URI place = client.uri(path + "/" + RestClient.segment(name));
                printer.entry(name, client.get(place).json());
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
