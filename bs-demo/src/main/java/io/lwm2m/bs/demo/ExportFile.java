// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.store.OwnerOnly;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes clients, one at a time, to a file that takes its name when it is whole, or to standard output. One JSON object when
 * the name ends with {@code .json}, else JSON Lines.
 */
final class ExportFile implements AutoCloseable {

    private final String name;
    private final Optional<Path> part;
    private final Writer out;
    private final boolean lines;
    private boolean begun;

    private ExportFile(String name, Optional<Path> part, Writer out) {
        this.name = name;
        this.part = part;
        this.out = out;
        this.lines = !name.toLowerCase(java.util.Locale.ROOT).endsWith(".json");
    }

    /**
     * Begins a file.
     *
     * @param secret whether only its owner may read it
     * @throws CommandFailed when it cannot be written
     */
    static ExportFile open(String name, boolean secret, PrintStream standardOutput) {
        if (name.equals("-")) {
            Writer out = new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8);
            return new ExportFile(name, Optional.empty(), new BufferedWriter(out));
        }
        try {
            Path file = Path.of(name).toAbsolutePath();
            Path folder = Optional.ofNullable(file.getParent()).orElse(file);
            Path part = secret
                    ? Files.createTempFile(folder, ".export-", ".part", OwnerOnly.attributes())
                    : Files.createFile(folder.resolve(file.getFileName() + ".part"
                            + ProcessHandle.current().pid()));
            return new ExportFile(name, Optional.of(part), Files.newBufferedWriter(part, StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            throw failed(name, e);
        }
    }

    void add(String client, Object configs) {
        try {
            if (lines) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("client", client);
                line.put("configs", configs);
                out.write(Json.write(line) + "\n");
            } else {
                out.write((begun ? ",\n" : "{\n") + Json.write(client) + ": " + Json.write(configs));
            }
            begun = true;
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** Ends the file, which has its name from now on. */
    void finish() {
        try {
            if (!lines) {
                out.write(begun ? "\n}\n" : "{}\n");
            }
            out.flush();
            if (part.isPresent()) {
                out.close();
                Files.move(
                        part.get(), Path.of(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private static CommandFailed failed(String name, Exception cause) {
        String why =
                cause instanceof IOException ? cause.getClass().getSimpleName().replace("Exception", "") : "no path";
        return new CommandFailed(
                "FILE " + name + ": cannot be written (" + why + ": " + cause.getMessage() + ")", cause);
    }

    /** Leaves nothing behind of a file that was not finished. */
    @Override
    public void close() {
        try {
            if (part.isPresent()) {
                out.close();
                Files.deleteIfExists(part.get());
            }
        } catch (IOException e) {
            throw failed(name, e);
        }
    }
}
