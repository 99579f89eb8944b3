// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.store.sql.Trouble.Kind;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what databases throw into {@link StoreFailed}. Once a database turned out to be away, calls fail at once: a thread
 * that serves devices must not wait for it, nor wait its turn to wait. A thread of its own looks meanwhile whether the
 * database is back.
 */
final class Outage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long PAUSE_MILLIS = 250;

    private final Optional<BooleanSupplier> reachable;
    private volatile boolean away;
    private boolean closed;

    /** With a look at the database, which may take a few seconds; empty for one that cannot go away. */
    Outage(Optional<BooleanSupplier> reachable) {
        this.reachable = reachable;
    }

    <T> T guard(Supplier<T> call) {
        if (away) {
            throw new StoreFailed("the database cannot be reached now", null);
        }
        try {
            return call.get();
        } catch (JdbiException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble.kind() == Kind.AWAY || trouble.kind() == Kind.BUSY) {
                reachable.ifPresent(look -> begin(trouble, look));
            }
            throw new StoreFailed(trouble.complaint(), e);
        }
    }

    private synchronized void begin(Trouble trouble, BooleanSupplier look) {
        if (!away && !closed) {
            away = true;
            LOG.warn("The database cannot be reached: {}", trouble.cause().getMessage());
            Thread thread = new Thread(() -> untilBack(look), "bs-database");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void untilBack(BooleanSupplier look) {
        boolean back = false;
        while (!back && pause()) {
            back = look.getAsBoolean();
        }
        if (back) {
            LOG.info("The database is back");
        }
        synchronized (this) {
            away = false;
        }
    }

    /** False when the database was closed. */
    private synchronized boolean pause() {
        try {
            if (!closed) {
                wait(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
