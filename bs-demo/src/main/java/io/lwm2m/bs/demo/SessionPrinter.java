// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.model.BootstrapException.SessionFailed;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints finished sessions on a thread of its own, so that a slow terminal never holds up a device. When more come than
 * can be printed, lines are left out and counted.
 */
final class SessionPrinter implements BootstrapListener, AutoCloseable {

    private static final int WAITING = 1000;
    private static final long PATIENCE_MILLIS = 2000;

    private final BlockingQueue<Runnable> lines = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong leftOut = new AtomicLong();
    private final SessionText text = new SessionText(ZoneId.systemDefault());
    private final PrintStream out;
    private final PrintStream err;
    private final boolean verbose;
    private final Thread thread = new Thread(this::print, "bs-printer");

    SessionPrinter(Terminal terminal, boolean verbose) {
        this.out = terminal.out();
        this.err = terminal.err();
        this.verbose = verbose;
        thread.setDaemon(true);
        thread.start();
    }

    /** Only when asked to be talkative: whoever tests a client wants to know at once that something came. */
    @Override
    public void sessionStarted(String sessionId, Origin origin) {
        if (verbose) {
            Instant now = Instant.now();
            offer(() -> out.println(text.started(origin, now)));
        }
    }

    @Override
    public void sessionFinished(SessionRecord session) {
        offer(() -> print(session));
    }

    @Override
    public void error(Throwable error) {
        if (!(error instanceof SessionFailed)) {
            offer(() -> err.println("bs-demo: " + error.getMessage()));
        }
    }

    private void offer(Runnable line) {
        if (!lines.offer(line)) {
            leftOut.incrementAndGet();
        }
    }

    private void print(SessionRecord session) {
        out.println(text.line(session));
        (verbose ? session.exchanges() : List.<Exchange>of()).forEach(exchange -> out.println(text.line(exchange)));
    }

    private void print() {
        try {
            while (true) {
                lines.take().run();
                printLeftOut();
            }
        } catch (InterruptedException e) {
            lines.forEach(Runnable::run);
            printLeftOut();
        }
    }

    private void printLeftOut() {
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            out.println("    (" + missing + " lines left out: more sessions than can be printed)");
        }
    }

    /** Prints what is waiting, and ends. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
