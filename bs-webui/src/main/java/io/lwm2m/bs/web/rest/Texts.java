// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object of some texts. Messages name properties and never show their values. */
final class Texts {

    private Texts() {}

    /** Exactly these properties; all violations at once. */
    static Map<String, String> read(@Nullable Object json, List<String> names) {
        if (!(json instanceof Map<?, ?> object)) {
            throw new InvalidInput("", "wrong-type", "must be an object with " + String.join(" and ", names));
        }
        List<Violation> violations = new ArrayList<>();
        object.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !names.contains(key))
                .forEach(key -> violations.add(
                        new Violation(Shown.cut(key), "unknown-property", "there is no such property here")));
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            if (object.get(name) instanceof String text) {
                texts.put(name, text);
            } else {
                boolean missing = object.get(name) == null;
                violations.add(new Violation(
                        name, missing ? "missing" : "wrong-type", missing ? "is missing" : "must be a text"));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidInput(violations);
        }
        return texts;
    }
}
