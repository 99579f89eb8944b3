// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Prints what a server answered to a change: keys that were made, which nobody sees again, and warnings. Stateless. */
final class ChangeAnswer {

    private ChangeAnswer() {}

    /**
     * Prints one answer.
     *
     * @param done what was done, for people
     * @param print prints a key that was made
     */
    static void print(Terminal terminal, String done, Map<?, ?> answer, Consumer<Map<?, ?>> print) {
        List<?> keys = RestClient.list(answer.get("generated"));
        terminal.out().println(done + (keys.isEmpty() ? "" : "; what was made for it is shown this once:"));
        keys.forEach(key -> print.accept(RestClient.object(key)));
        RestClient.list(answer.get("warnings"))
                .forEach(warning -> Complaints.print(terminal, "warning: " + Problem.line(warning)));
    }
}
