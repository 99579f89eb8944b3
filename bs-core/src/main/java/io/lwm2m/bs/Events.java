// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import io.lwm2m.bs.device.SessionObserver;
import io.lwm2m.bs.model.BootstrapException.SessionFailed;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.store.SessionJournal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events on to the listeners, and finished sessions to the journal first. */
final class Events implements SessionObserver {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapServer.class);

    private final SessionJournal journal;
    private final List<BootstrapListener> listeners = new CopyOnWriteArrayList<>();

    Events(SessionJournal journal) {
        this.journal = journal;
    }

    void add(BootstrapListener listener) {
        listeners.add(listener);
    }

    void remove(BootstrapListener listener) {
        listeners.remove(listener);
    }

    void ready() {
        tell(BootstrapListener::ready);
    }

    @Override
    public void sessionStarted(String sessionId, Origin origin) {
        tell(listener -> listener.sessionStarted(sessionId, origin));
    }

    @Override
    public void sessionRequested(String sessionId, Origin origin, Exchange.Request request) {
        tell(listener -> listener.sessionRequested(sessionId, origin, request));
    }

    @Override
    public void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {
        tell(listener -> listener.sessionProgressed(sessionId, origin, exchange));
    }

    @Override
    public void sessionFinished(SessionRecord session) {
        keep(session);
        tell(listener -> listener.sessionFinished(session));
        if (session.outcome() == Outcome.BOOTSTRAPPED) {
            tell(listener -> listener.bootstrapped(session.client()));
        } else if (session.outcome() == Outcome.FAILED) {
            SessionFailed failure = new SessionFailed(session);
            tell(listener -> listener.error(failure));
        }
    }

    private void keep(SessionRecord session) {
        try {
            journal.append(session);
        } catch (Throwable e) {
            // errors too, a missing class for instance: a session must end all the same
            LOG.error("The journal did not take session {} of {}", session.id(), session.client(), e);
            tell(listener -> listener.error(e));
        }
    }

    private void tell(Consumer<BootstrapListener> event) {
        for (BootstrapListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) {
                // errors too: a failed assertion of a listener must not stop the start or a session
                LOG.warn("A listener failed; the server goes on", e);
            }
        }
    }
}
