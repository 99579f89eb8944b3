// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.validate.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of settings: {@code option=value} lines in UTF-8, where the option is a command line option without its dashes;
 * empty lines and lines that start with {@code #} are skipped. There are no escapes.
 *
 * @param path the file
 * @param entries by option name
 */
record SettingsFile(String path, Map<String, Entry> entries) {

    private static final Pattern LINE = Pattern.compile("(?<key>[^=:\\s]+)\\s*[=:]\\s*(?<value>.*)");

    /** A value, and the line it is on. */
    record Entry(String value, int line) {}

    /** No file. */
    static SettingsFile none() {
        return new SettingsFile("", Map.of());
    }

    /**
     * Reads a file.
     *
     * @param known the options that there are
     * @throws CommandFailed when the file cannot be read
     * @throws IllegalArgumentException when a line is wrong; the message names file and line
     */
    static SettingsFile read(String path, Set<String> known) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<String> lines = lines(path);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("!")) {
                add(entries, line, path + ", line " + (i + 1) + ": ", i + 1, known);
            }
        }
        return new SettingsFile(path, entries);
    }

    private static void add(Map<String, Entry> entries, String line, String place, int number, Set<String> known) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(place + "'" + Shown.cut(line) + "' is not option=value");
        }
        String key = parts.group("key");
        if (!known.contains(key)) {
            String hint = Suggestion.nearest(key, known)
                    .map(near -> ", did you mean '" + near + "'?")
                    .orElse("; see 'serve --help' for the options");
            throw new IllegalArgumentException(place + "there is no option '" + Shown.cut(key) + "'" + hint);
        }
        if (entries.put(key, new Entry(parts.group("value"), number)) != null) {
            throw new IllegalArgumentException(place + "the option '" + key + "' is there twice");
        }
    }

    private static List<String> lines(String path) {
        try {
            String text = Files.readString(Path.of(path), StandardCharsets.UTF_8);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw Unreadable.file("--config", path, e);
        }
    }
}
