// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.SessionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in a database. Sessions wait in memory and are written by a thread of its own, in batches, at the latest
 * after half a second; a crash loses no more than that. While the database is away up to 20,000 sessions wait; the oldest
 * go then, and a log line says how many.
 */
public final class SqlSessionJournal implements SessionJournal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlSessionJournal.class);
    private static final int WAITING = 20_000;
    private static final int BATCH = 500;
    private static final int PRUNE_BATCH = 1000;
    private static final long GATHER_MILLIS = 250;
    private static final long PRUNE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Database database;
    private final JournalRules rules;
    private final Supplier<Instant> now;
    private final BlockingQueue<SessionRecord> waiting = new LinkedBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private long nextPrune = System.nanoTime();

    /** On an open database, which must be closed after this. */
    public SqlSessionJournal(Database database, JournalRules rules, Supplier<Instant> now) {
        this.database = database;
        this.rules = rules;
        this.now = now;
        thread = new Thread(this::run, "bs-journal");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void append(SessionRecord session) {
        while (!waiting.offer(session)) {
            if (waiting.poll() != null) {
                lost.incrementAndGet();
            }
        }
    }

    @Override
    public List<SessionRecord> newest(Query query) {
        return upToDate().newest(query);
    }

    @Override
    public Optional<SessionRecord> find(String id) {
        return upToDate().find(id);
    }

    @Override
    public Map<String, Last> last(Collection<String> clients) {
        return clients.isEmpty() ? Map.of() : upToDate().last(clients);
    }

    @Override
    public SessionSummary summary(SessionSummary.Span span) {
        return upToDate().summary(span);
    }

    @Override
    public Limits limits() {
        return new Limits(rules.count(), Optional.of(rules.age()));
    }

    private JournalReader upToDate() {
        try {
            flush();
        } catch (StoreFailed e) {
            // on a full disk one can still read; if not, the reader fails
        }
        return new JournalReader(database, rules, oldest());
    }

    /** Writes all that wait. */
    private synchronized void flush() {
        List<SessionRecord> batch = new ArrayList<>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                database.write(handle -> insert(
                        handle.prepareBatch("INSERT INTO session (id, client, outcome, start_ms,"
                                + " record) VALUES (:id, :client, :outcome, :start, :record)"
                                + " ON CONFLICT (id) DO NOTHING"),
                        batch));
            } catch (StoreFailed e) {
                // back to the queue: a journal out of order is better than one with holes
                batch.forEach(this::append);
                throw e;
            }
            batch.clear();
        }
    }

    private static int insert(PreparedBatch rows, List<SessionRecord> batch) {
        batch.forEach(session -> rows.bind("id", session.id())
                .bind("client", session.client())
                .bind("outcome", session.outcome().name())
                .bind("start", session.start().toEpochMilli())
                .bind("record", Json.write(SessionJson.toJson(session)))
                .add());
        return rows.execute().length;
    }

    private void run() {
        boolean failing = false;
        while (!closed) {
            try {
                gather();
                flush();
                prune();
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("The journal cannot be written now: {}; up to {} sessions wait", e.getMessage(), WAITING);
                }
                failing = true;
            }
            tellLost();
        }
    }

    private void gather() throws InterruptedException {
        synchronized (thread) {
            if (!closed) {
                thread.wait(GATHER_MILLIS);
            }
        }
    }

    private void prune() {
        if (System.nanoTime() - nextPrune >= 0) {
            nextPrune = System.nanoTime() + PRUNE_NANOS;
            while (pruneSome() == PRUNE_BATCH && !closed) {
                // piece by piece: who configures must not wait for all of it
            }
        }
    }

    private int pruneSome() {
        return database.execute(handle -> handle.createUpdate(
                        "DELETE FROM session WHERE seq IN (SELECT seq FROM session"
                                + " WHERE start_ms < :oldest OR seq <= (SELECT max(seq) FROM session) - :kept LIMIT :most)")
                .bind("oldest", oldest())
                .bind("kept", (long) rules.count())
                .bind("most", PRUNE_BATCH)
                .execute());
    }

    private long oldest() {
        return now.get().minus(rules.age()).toEpochMilli();
    }

    private void tellLost() {
        long count = lost.getAndSet(0);
        if (count > 0) {
            LOG.warn("The journal lost {} sessions: the database was away for too long", count);
        }
    }

    /** Writes what waits, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        synchronized (thread) {
            thread.notifyAll();
        }
        // no interrupt: it could cut off the batch that is being written
        try {
            thread.join();
            flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreFailed e) {
            LOG.warn("{} sessions did not reach the journal: {}", waiting.size(), e.getMessage());
        }
    }
}
