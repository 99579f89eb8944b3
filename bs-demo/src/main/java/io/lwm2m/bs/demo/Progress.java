// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Says how far a long work is: nothing in the first second, then a line that writes itself over on a terminal, and a new
 * one every ten seconds elsewhere. Not for use by several threads.
 */
final class Progress {

    private static final long SECOND = 1_000_000_000L;

    private final PrintStream err;
    private final boolean rewrites;
    private final LongSupplier nanos;
    private final long start;
    private long next;
    private int width;

    /**
     * @param rewrites whether {@code \r} goes back to the beginning of the line, as on a terminal
     * @param nanos a clock
     */
    Progress(PrintStream err, boolean rewrites, LongSupplier nanos) {
        this.err = err;
        this.rewrites = rewrites;
        this.nanos = nanos;
        start = nanos.getAsLong();
        next = start + SECOND;
    }

    /** For this process. */
    static Progress on(Terminal terminal) {
        return new Progress(terminal.err(), System.console() != null, System::nanoTime);
    }

    /**
     * Tells it, when it is time to.
     *
     * @param done how many clients are done
     * @param share how much of all that is, 0 to 1; empty when nobody knows
     */
    void at(long done, OptionalDouble share) {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + (rewrites ? SECOND / 2 : 10 * SECOND);
        String line = line(done, share, (now - start) / (double) SECOND);
        if (rewrites) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            err.flush();
            width = line.length();
        } else {
            err.println(line);
        }
    }

    private static String line(long done, OptionalDouble share, double seconds) {
        String line = String.format(Locale.ROOT, "%d clients, %.0f/s", done, done / seconds);
        if (share.isEmpty() || share.getAsDouble() <= 0) {
            return line;
        }
        double left = seconds * (1 / share.getAsDouble() - 1);
        return line
                + String.format(Locale.ROOT, ", %.0f %%, %s left", 100 * share.getAsDouble(), time(Math.round(left)));
    }

    private static String time(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Ends the line on a terminal, so that other lines can follow. */
    void end() {
        if (width > 0) {
            err.println();
            width = 0;
        }
    }
}
