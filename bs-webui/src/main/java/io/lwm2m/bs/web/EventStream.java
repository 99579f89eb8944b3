// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.web.events.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.util.IteratingCallback;

/** Sends events to one client, a batch at a time and never waiting for it: the next batch goes when the last is taken. */
final class EventStream extends IteratingCallback {

    private static final String HELLO = "retry: 3000\n";
    private static final String HEARTBEAT = ":\n\n";
    private static final long IDLE = -1;

    private final Cursor cursor;
    private final Wire wire;
    private final BooleanSupplier admitted;
    private final Consumer<EventStream> over;
    private boolean greeted;
    private boolean ended;
    private volatile boolean ending;
    private volatile boolean beating;
    /** The newest event when the batch that is on its way was taken up; {@link #IDLE} when there is none. */
    private volatile long sendingSince = IDLE;

    private volatile long newest;

    EventStream(Cursor cursor, long newest, Wire wire, BooleanSupplier admitted, Consumer<EventStream> over) {
        this.cursor = cursor;
        this.wire = wire;
        this.admitted = admitted;
        this.over = over;
        this.newest = newest;
    }

    /** There are new events. A client that has taken nothing while so many of them came is let go; it can resume. */
    void handOn(long latest, int mostMissed) {
        newest = latest;
        long since = sendingSince;
        if (since != IDLE && latest - since > mostMissed) {
            wire.request().getConnectionMetaData().getConnection().getEndPoint().close();
        }
        iterate();
    }

    /** Says that the server is alive, when there is nothing else to say. */
    void beat() {
        beating = true;
        iterate();
    }

    /** Ends the stream when its client would not be let in now. A store that is away lets nobody in, and puts nobody out. */
    void review() {
        try {
            if (!admitted.getAsBoolean()) {
                end();
            }
        } catch (StoreFailed e) {
            // the next look may tell
        }
    }

    /** Ends the stream; the client may come back. */
    void end() {
        ending = true;
        iterate();
    }

    @Override
    protected Action process() {
        sendingSince = IDLE;
        if (ended) {
            return Action.SUCCEEDED;
        }
        Optional<String> next = ending ? Optional.empty() : cursor.next();
        String text = next.orElse("");
        if (!greeted) {
            greeted = true;
            text = HELLO + (text.isEmpty() ? "\n" : text);
        } else if (text.isEmpty() && beating) {
            text = HEARTBEAT;
        }
        beating = false;
        ended = next.isEmpty();
        return text.isEmpty() && !ended ? Action.IDLE : send(text);
    }

    private Action send(String text) {
        sendingSince = newest;
        wire.response().write(ended, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        over.accept(this);
        wire.callback().succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable failure) {
        over.accept(this);
        wire.callback().failed(failure);
    }
}
