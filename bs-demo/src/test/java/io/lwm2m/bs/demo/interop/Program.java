package io.lwm2m.bs.demo.interop;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits for a pattern in what it prints from a position on, and gives all from there to the end of the match. */
    String await(int from, String pattern) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        synchronized (printed) {
            while (true) {
                Matcher matcher = Pattern.compile(pattern).matcher(printed);
                if (matcher.find(from)) {
                    return printed.substring(from, matcher.end());
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError((ended ? "it ended" : "it is silent") + " while waiting for '" + pattern
                            + "'; it printed:\n" + printed.substring(Math.max(0, printed.length() - 2000)));
                }
                printed.wait(left);
            }
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
