// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings about many clients in a few lines: of each kind how many there are, and the first. Not for several threads. */
final class WarningTally {

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, String> first = new LinkedHashMap<>();

    void add(String where, List<Violation> warnings) {
        warnings.forEach(warning -> {
            counts.merge(warning.code(), 1L, Long::sum);
            first.putIfAbsent(warning.code(), where + ": " + warning);
        });
    }

    void print(Terminal terminal) {
        counts.forEach((code, count) -> {
            String many = count == 1 ? "" : count + " times " + code + ", the first: ";
            Complaints.print(terminal, "warning: " + many + first.get(code));
        });
    }
}
