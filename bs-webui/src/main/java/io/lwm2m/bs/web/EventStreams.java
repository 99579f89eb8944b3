// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.events.EventLog;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * All event streams. Whoever tells an event only wakes a thread of the web server, at most one at a time, which hands the
 * streams what is new; they read it from the shared log, so a slow client costs a place in it and no more.
 */
final class EventStreams {

    private final EventLog log;
    private final Executor executor;
    private final Scheduler scheduler;
    private final EventRules rules;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closed;

    EventStreams(EventLog log, Executor executor, Scheduler scheduler, EventRules rules) {
        this.log = log;
        this.executor = executor;
        this.scheduler = scheduler;
        this.rules = rules;
    }

    /** Starts the heartbeat and the looks at who is let in; the scheduler must run. */
    void start() {
        repeat(rules.heartbeat(), EventStream::beat);
        repeat(rules.review(), EventStream::review);
    }

    private void repeat(Duration pause, Consumer<EventStream> work) {
        Runnable round = () -> {
            if (!closed) {
                execute(() -> streams.forEach(work));
                repeat(pause, work);
            }
        };
        scheduler.schedule(round, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Answers a request with events.
     *
     * @throws Refusal 503 when there are too many streams
     */
    void open(Reply.Live live, Visit visit) {
        Wire wire = visit.wire();
        if (closed || streams.size() >= rules.listeners()) {
            throw new Refusal(503, "already " + rules.listeners() + " clients listen to events; try again later");
        }
        wire.begin(200);
        wire.response().getHeaders().put("Content-Type", "text/event-stream");
        if (wire.request().getMethod().equals("HEAD")) {
            wire.callback().succeeded();
            return;
        }
        EventStream stream = new EventStream(
                log.open(live.lastEventId()), log.latest(), wire, visit.caller().admitted(), streams::remove);
        streams.add(stream);
        stream.iterate();
    }

    /** Says that there are new events. Returns at once, whatever the clients do. */
    void wake() {
        if (!streams.isEmpty() && woken.compareAndSet(false, true)) {
            execute(this::hand);
        }
    }

    /** Somebody may not be let in any longer: ends the streams of those who are not. Returns at once. */
    void review() {
        execute(() -> streams.forEach(EventStream::review));
    }

    /** Ends all streams and takes no more. */
    void close() {
        closed = true;
        streams.forEach(EventStream::end);
    }

    private void hand() {
        woken.set(false);
        long latest = log.latest();
        streams.forEach(stream -> stream.handOn(latest, rules.stalled()));
    }

    private void execute(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            woken.set(false); // the web server is stopping, and so are the streams
        }
    }
}
