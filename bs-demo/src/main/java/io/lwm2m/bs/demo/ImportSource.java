// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.json.ClientReader;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A file of clients, read in batches. */
final class ImportSource implements AutoCloseable {

    private static final int BATCH = 1000;
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final long size;
    private final Counted bytes;
    private final ClientReader clients;

    private ImportSource(String name, long size, InputStream bytes) throws IOException {
        this.name = name;
        this.size = size;
        this.bytes = new Counted(bytes);
        BufferedReader text =
                new BufferedReader(new InputStreamReader(this.bytes, StandardCharsets.UTF_8.newDecoder()), BUFFER);
        skipMark(text);
        clients = name.matches("(?i).*\\.(jsonl|ndjson)") ? ClientReader.lines(text) : ClientReader.of(text);
    }

    /**
     * Opens a file, or standard input for {@code -}.
     *
     * @throws CommandFailed when it cannot be read
     */
    static ImportSource open(String file, InputStream standardInput) {
        try {
            if (file.equals("-")) {
                return new ImportSource(file, 0, standardInput);
            }
            Path path = Path.of(file);
            return new ImportSource(file, Files.size(path), Files.newInputStream(path));
        } catch (IOException | RuntimeException e) {
            throw Unreadable.file("FILE", file, e);
        }
    }

    /** The next clients, up to a thousand; none at the end. What was read before the text breaks off comes first. */
    List<ClientLine> next() {
        List<ClientLine> batch = new ArrayList<>(BATCH);
        try {
            Optional<ClientLine> line = clients.next();
            while (line.isPresent()) {
                batch.add(line.get());
                line = batch.size() < BATCH ? clients.next() : Optional.empty();
            }
            return batch;
        } catch (InvalidInput e) {
            throw new BrokenOff(batch, name + ": " + e.getMessage() + "; what follows is not imported", e);
        } catch (IOException e) {
            throw Unreadable.file("FILE", name, e);
        }
    }

    /** How much of the file is read; empty for standard input. */
    OptionalDouble share() {
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, bytes.count / (double) size));
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw Unreadable.file("FILE", name, e);
        }
    }

    /** The file is no JSON from some place on. */
    static final class BrokenOff extends CommandFailed {

        private static final long serialVersionUID = 1L;

        private final transient List<ClientLine> before;

        BrokenOff(List<ClientLine> before, String message, Throwable cause) {
            super(message, cause);
            this.before = before;
        }

        /** What could be read before that place. */
        List<ClientLine> before() {
            return before;
        }
    }

    private static final class Counted extends FilterInputStream {

        private volatile long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int length = in.read(buffer, from, most);
            count += Math.max(0, length);
            return length;
        }
    }
}
