// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where commands read passwords and tokens, which never stand on a command line. */
final class SecretFile {

    private SecretFile() {}

    /**
     * What a file holds, else what an environment variable says, else nothing.
     *
     * @param option the option that named the file
     * @throws CommandFailed when the file cannot be read
     */
    static Optional<Secret> read(String option, @Nullable Path file, Map<String, String> environment, String variable) {
        return file == null
                ? Optional.ofNullable(environment.get(variable))
                        .filter(value -> !value.isBlank())
                        .map(Secret::ofText)
                : Optional.of(Secret.ofText(line(option, file)));
    }

    /** Editors end files with a line break; passwords do not. */
    private static String line(String option, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw Unreadable.file(option, file.toString(), e);
        }
    }
}
