// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The console's files by name, read from the class path when the first is asked for. Safe for use by many threads. */
final class ConsoleFolder {

    private static final String INDEX = "index.html";

    private final Object lock = new Object();
    private Optional<Content> content = Optional.empty();

    private record Content(ConsoleFile page, Map<String, ConsoleFile> assets) {}

    /** The page. */
    ConsoleFile page() {
        return content().page();
    }

    /** Something that the page needs, by the path of its URI. */
    Optional<ConsoleFile> asset(String path) {
        return Optional.ofNullable(content().assets().get(path));
    }

    /** All that the page needs, by path. */
    Map<String, ConsoleFile> assets() {
        return content().assets();
    }

    private Content content() {
        synchronized (lock) {
            if (content.isEmpty()) {
                content = Optional.of(pack(read()));
            }
            return content.get();
        }
    }

    private static Content pack(SortedMap<String, byte[]> files) {
        String base = "/console-" + hash(files) + "/";
        Map<String, ConsoleFile> assets = new TreeMap<>();
        files.forEach((name, bytes) -> assets.put(base + name, ConsoleFile.of(name, bytes)));
        ConsoleFile page = ConsoleFile.of(INDEX, complete(files.get(INDEX), base, files));
        return new Content(page, Map.copyOf(assets));
    }

    /** Fills in where the other files are, and which modules to fetch at once rather than one after the other. */
    private static byte[] complete(byte[] page, String base, SortedMap<String, byte[]> files) {
        String preloads = files.keySet().stream()
                .filter(name -> name.startsWith("js/"))
                .map(name -> "<link rel=\"modulepreload\" href=\"" + base + name + "\">")
                .collect(Collectors.joining("\n"));
        return new String(page, StandardCharsets.UTF_8)
                .replace("{modules}", preloads)
                .replace("{base}", base)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(SortedMap<String, byte[]> files) {
        String all = files.entrySet().stream()
                .map(file -> file.getKey() + " " + ConsoleFile.hash(file.getValue()))
                .collect(Collectors.joining("\n"));
        return ConsoleFile.hash(all.getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, byte[]> read() {
        String index = Objects.requireNonNull(ConsoleFolder.class.getResource("console/" + INDEX))
                .toString();
        URI place = URI.create(index.substring(0, index.length() - INDEX.length()));
        try (ResourceFactory.Closeable factory = ResourceFactory.closeable()) {
            Resource root = factory.newResource(place);
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Resource file : root.getAllResources()) {
                String name = String.valueOf(root.getPathTo(file)).replace('\\', '/');
                if (!file.isDirectory() && !name.startsWith("login.")) {
                    files.put(name, bytes(file));
                }
            }
            return files;
        }
    }

    private static byte[] bytes(Resource file) {
        try (InputStream in = file.newInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
