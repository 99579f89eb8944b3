// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** Looks for what keeps people out of a page: contrast, labels, roles, keyboard. */
final class Axe {

    private static final String RUN = "const done = arguments[arguments.length - 1];"
            + "axe.run({ resultTypes: ['violations'] }).then((found) => done(found.violations.flatMap((rule) =>"
            + " rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`))),"
            + " (failure) => done([String(failure)]));";

    private final String script = script();

    /** One line for each thing that it found. */
    @SuppressWarnings("unchecked")
    List<String> look(ChromeDriver driver) {
        driver.executeScript(script);
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript(RUN));
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
