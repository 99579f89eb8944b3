// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An outside program: what it prints can be waited for, and it ends with the test. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;

    private final Process process;
    private final StringBuilder printed = new StringBuilder();
    private boolean ended;

    Program(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(this::read, "output of " + command.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            for (int n = output.read(some); n >= 0; n = output.read(some)) {
                add(new String(some, 0, n));
            }
        } catch (IOException e) {
            add("\n" + e.getMessage());
        }
        synchronized (printed) {
            ended = true;
            printed.notifyAll();
        }
    }

    private void add(String text) {
        synchronized (printed) {
            printed.append(text);
            printed.notifyAll();
        }
    }

    /** How much it has printed. */
    int position() {
        synchronized (printed) {
            return printed.length();
        }
    }

    void type(String line) throws IOException {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] input) throws IOException {
        process.getOutputStream().write(input);
        process.getOutputStream().flush();
    }

    /** Waits for a pattern in what it prints from a position on, and gives all from there to the end of the match. */
    String await(int from, String pattern) throws InterruptedException {
        return find(from, pattern, PATIENCE_MILLIS).orElseThrow(() -> silent(pattern));
    }

    /** Types a line until a pattern comes: a console that is busy may lose a line. */
    String ask(String line, String pattern) throws IOException, InterruptedException {
        int from = position();
        for (int tries = 0; tries < 10; tries++) {
            type(line);
            Optional<String> answer = find(from, pattern, PATIENCE_MILLIS / 10);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw silent(pattern);
    }

    private Optional<String> find(int from, String pattern, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (printed) {
            long left = millis;
            while (true) {
                Matcher matcher = Pattern.compile(pattern).matcher(printed);
                if (matcher.find(from)) {
                    return Optional.of(printed.substring(from, matcher.end()));
                }
                if (ended || left <= 0) {
                    return Optional.empty();
                }
                printed.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    private AssertionError silent(String pattern) {
        synchronized (printed) {
            return new AssertionError((ended ? "it ended" : "it is silent") + " while waiting for '" + pattern
                    + "'; it printed:\n" + printed.substring(Math.max(0, printed.length() - 4000)));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
