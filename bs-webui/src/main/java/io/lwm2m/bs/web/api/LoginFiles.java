// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.web.rest.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The only files that are served to everybody: those of the login page, some of which are the console's too. */
final class LoginFiles {

    static final String HTML = "text/html; charset=utf-8";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, LoginFile> FILES = Map.of(
            "login.html", new LoginFile("login.html", HTML),
            "login.js", new LoginFile("login.js", SCRIPT),
            "login.css", new LoginFile("login.css", STYLE),
            "theme.js", new LoginFile("theme.js", SCRIPT),
            "tokens.css", new LoginFile("css/tokens.css", STYLE),
            "icon.svg", new LoginFile("icon.svg", "image/svg+xml"));

    private LoginFiles() {}

    private record LoginFile(String resource, String type) {}

    static Answer answer(String name) {
        LoginFile file = FILES.get(name);
        if (file == null) {
            throw new NotFound("there is no such file here");
        }
        return Answer.text(200, file.type(), text(file.resource()));
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
