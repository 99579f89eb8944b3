// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.web.rest.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The only files that are served to everybody: those of the login page. */
final class LoginFiles {

    static final String HTML = "text/html; charset=utf-8";

    private static final Map<String, String> TYPES = Map.of(
            "login.html", HTML, "login.js", "text/javascript; charset=utf-8", "login.css", "text/css; charset=utf-8");

    private LoginFiles() {}

    static Answer answer(String name) {
        if (!TYPES.containsKey(name)) {
            throw new NotFound("there is no such file here");
        }
        return Answer.text(200, TYPES.get(name), text(name));
    }

    private static String text(String name) {
        try (InputStream file = LoginFiles.class.getResourceAsStream("/io/lwm2m/bs/web/console/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
