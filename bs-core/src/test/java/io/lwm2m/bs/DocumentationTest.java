// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What doclint does not say because the build leaves its group "missing" out. */
class DocumentationTest {

    private static final Pattern ANNOTATION = Pattern.compile("(?m)^\\h*@\\w+(\\(.*\\))?\\n");
    private static final Pattern UNDOCUMENTED =
            Pattern.compile("(?<!\\*/)\\n\\h*public [^;{(=]*\\b(class|interface|record|enum)\\b.*");

    @Test
    void every_public_type_says_what_it_promises() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> undocumented = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> undocumented(text(file)))
                    .toList();
            assertThat(undocumented).isEmpty();
        }
    }

    @Test
    void a_type_without_a_comment_would_be_found() {
        assertThat(undocumented("}\n\npublic final class A {")).containsExactly("public final class A {");
        assertThat(undocumented("}\n\n@Deprecated\npublic record A(int b) {")).hasSize(1);
        assertThat(undocumented("/** Says it. */\npublic interface A {")).isEmpty();
        assertThat(undocumented("/** Says it. */\n@FunctionalInterface\npublic interface A {"))
                .isEmpty();
    }

    private static Stream<String> undocumented(String source) {
        String bare = ANNOTATION.matcher(source).replaceAll("");
        return UNDOCUMENTED.matcher(bare).results().map(found -> found.group().strip());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
