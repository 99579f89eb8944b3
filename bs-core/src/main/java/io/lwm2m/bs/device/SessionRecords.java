// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Answer;
import io.lwm2m.bs.model.Exchange.Request;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.SessionRecord.Result;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the observer of sessions, each end once. Safe for use by many threads. */
final class SessionRecords {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRecords.class);

    private final DoorContext context;
    private final String idPrefix;
    private final AtomicLong ids = new AtomicLong();

    SessionRecords(DoorContext context) {
        this.context = context;
        // several servers may write into one journal, and start at the same moment
        String server = Integer.toUnsignedString(context.server().hashCode(), 36);
        this.idPrefix = Long.toString(context.time().now().get().toEpochMilli(), 36) + server + "-";
    }

    String nextId() {
        return idPrefix + ids.incrementAndGet();
    }

    void started(DeviceSession session) {
        tell(observer -> observer.sessionStarted(session.getId(), session.origin()));
    }

    void requested(DeviceSession session, Request request) {
        tell(observer -> observer.sessionRequested(session.getId(), session.origin(), request));
        session.sent(context.time().nanos().getAsLong());
    }

    void progressed(DeviceSession session, Request request, Answer answer) {
        Exchange exchange = request.answered(answer, since(session.sentAt()));
        session.add(exchange);
        tell(observer -> observer.sessionProgressed(session.getId(), session.origin(), exchange));
    }

    void finished(DeviceSession session, Result result) {
        if (session.finish()) {
            Duration duration = since(session.started().nanos());
            SessionRecord finished = new SessionRecord(
                    session.getId(),
                    session.origin(),
                    session.started().at(),
                    duration,
                    session.exchanges(),
                    result.warning(session.warnings()));
            tell(observer -> observer.sessionFinished(finished));
        }
    }

    /** A bootstrap request that was refused before it could become a session. */
    void refused(String client, String peer, String transport, String why) {
        SessionRecord refused = new SessionRecord(
                nextId(),
                new Origin(ClientName.shown(client), peer, transport, context.server()),
                context.time().now().get(),
                Duration.ZERO,
                List.of(),
                new Result(Outcome.REFUSED, Optional.of(why)));
        tell(observer -> observer.sessionFinished(refused));
    }

    /** A client that never came so far as to ask. */
    void handshakeFailed(InetSocketAddress peer, String client, String why) {
        String cause = "DTLS handshake failed: " + Diagnostic.of(why).orElse("for no known reason");
        refused(client, Addresses.print(peer), Protocol.COAPS.getUriScheme(), cause);
    }

    /** In steps of 10 microseconds: more is noise, and bytes in the journal. */
    private Duration since(long start) {
        return Duration.ofNanos((context.time().nanos().getAsLong() - start) / 10_000 * 10_000);
    }

    private void tell(Consumer<SessionObserver> event) {
        try {
            event.accept(context.observer());
        } catch (Throwable e) {
            // errors too: nothing that an observer does may end a session
            LOG.warn("A session observer failed; the session goes on", e);
        }
    }
}
