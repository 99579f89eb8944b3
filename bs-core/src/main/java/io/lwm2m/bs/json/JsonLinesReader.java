// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines. */
final class JsonLinesReader implements ClientReader {

    private static final int MOST = 1 << 20;
    private static final Set<String> FIELDS = Set.of("client", "configs");

    private final BufferedReader text;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean ended;

    JsonLinesReader(BufferedReader text) {
        this.text = text;
    }

    @Override
    public Optional<ClientLine> next() throws IOException {
        while (!ended) {
            number++;
            int length = readLine();
            if (length > MOST) {
                return Optional.of(broken("too-long", "a line must have at most " + MOST + " characters"));
            }
            if (!line.toString().isBlank()) {
                return Optional.of(read(line.toString()));
            }
        }
        return Optional.empty();
    }

    /** Keeps no more of a line than is allowed; gives its length, which is at most one more than that. */
    private int readLine() throws IOException {
        line.setLength(0);
        int length = 0;
        int character = text.read();
        while (character >= 0 && character != '\n') {
            if (length < MOST) {
                line.append((char) character);
            }
            length = Math.min(length + 1, MOST + 1);
            character = text.read();
        }
        ended = character < 0;
        return length;
    }

    private ClientLine read(String json) {
        try {
            return Json.read(json) instanceof Map<?, ?> object
                    ? read(object)
                    : broken("wrong-type", "must be an object such as {\"client\": \"node1\", \"configs\": {...}}");
        } catch (InvalidInput e) {
            // the place is told with the number of the line in the file, not in itself
            String why = e.violations().get(0).message().replace("(line 1, column", "(column");
            return broken("not-json", why);
        }
    }

    private ClientLine read(Map<?, ?> object) {
        Object client = object.get("client");
        Object configs = object.get("configs");
        List<Violation> broken = new ArrayList<>();
        if (!(client instanceof String)) {
            broken.add(new Violation("client", "missing", "must be given, as a text"));
        }
        if (configs == null) {
            broken.add(new Violation("configs", "missing", "must be given: config id to configuration"));
        }
        for (Object name : object.keySet()) {
            if (!FIELDS.contains(String.valueOf(name))) {
                broken.add(new Violation(shown(name), "unknown-property", "there is client and configs only"));
            }
        }
        String name = client instanceof String given ? given : "";
        return broken.isEmpty() && configs != null
                ? ClientLine.of(number, name, configs)
                : ClientLine.broken(number, name, broken);
    }

    private static String shown(@Nullable Object name) {
        String text = String.valueOf(name);
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private ClientLine broken(String code, String why) {
        return ClientLine.broken(number, "", List.of(new Violation("", code, why)));
    }
}
