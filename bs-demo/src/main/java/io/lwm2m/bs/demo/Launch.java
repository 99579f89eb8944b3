// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** How this program was started, so that it can print a command that works when it is typed. */
final class Launch {

    private static final String USUAL = "bs-demo/target/bs-demo.jar";

    private Launch() {}

    /** {@code java -jar} and the jar, as seen from the current directory. */
    static String command() {
        return "java -jar " + jar();
    }

    /** The version of this build, or a word when it does not run from the jar. */
    static String version() {
        String version = Launch.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    private static String jar() {
        CodeSource source = Launch.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = source == null
                    ? Path.of(USUAL)
                    : Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? shortest(jar) : USUAL;
        } catch (URISyntaxException | RuntimeException e) {
            return USUAL;
        }
    }

    private static String shortest(Path jar) {
        String relative = Path.of("").toAbsolutePath().relativize(jar).toString();
        return relative.startsWith("..") ? jar.toString() : relative;
    }
}
