// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/**
 * Turns what databases throw into {@link StoreFailed}. After a connection could not be had, calls fail at once for half a
 * second, but for one that looks whether the database is back: a thread that serves devices must not wait its turn to wait.
 */
final class Outage {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile boolean away;
    private volatile long nextTry;

    <T> T guard(Supplier<T> call) {
        if (away && !mayTry()) {
            throw new StoreFailed("the database cannot be reached now", null);
        }
        try {
            T result = call.get();
            away = false;
            return result;
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    private synchronized boolean mayTry() {
        long now = System.nanoTime();
        boolean due = now - nextTry >= 0;
        if (due) {
            nextTry = now + PAUSE_NANOS;
        }
        return due;
    }

    private StoreFailed failed(JdbiException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        if (isConnection(cause)) {
            nextTry = System.nanoTime() + PAUSE_NANOS;
            away = true;
            return new StoreFailed("the database cannot be reached now", e);
        }
        return new StoreFailed("the database failed: " + firstLine(cause.getMessage()), e);
    }

    private static boolean isConnection(Throwable cause) {
        boolean state = cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
        return state || cause instanceof SQLTransientConnectionException;
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
