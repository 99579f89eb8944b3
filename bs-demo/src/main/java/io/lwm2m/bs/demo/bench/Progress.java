// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Says what is going on, and every few seconds how far it is. */
final class Progress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private long last = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void stage(String what) {
        out.println(what);
        last = System.nanoTime();
    }

    void at(long done, long all) {
        long now = System.nanoTime();
        if (now - last > PAUSE_NANOS) {
            last = now;
            out.println("  " + done + " of " + all);
        }
    }
}
