// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.peer.LwM2mPeer;
import org.eclipse.leshan.core.request.BootstrapDownlinkRequest;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.request.exception.TimeoutException;
import org.eclipse.leshan.core.response.BootstrapResponse;
import org.eclipse.leshan.core.response.ErrorCallback;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ResponseCallback;
import org.eclipse.leshan.core.response.SendableResponse;
import org.eclipse.leshan.server.bootstrap.BootstrapFailureCause;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.eclipse.leshan.server.bootstrap.BootstrapSessionListener;
import org.eclipse.leshan.server.bootstrap.DefaultBootstrapHandler;
import org.eclipse.leshan.server.bootstrap.request.BootstrapDownlinkRequestSender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leshan's handler with a time limit for the whole session, and with an end that waits for running ones. */
final class DeadlineHandler extends DefaultBootstrapHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineHandler.class);

    private static final ResponseCode LATER = new ResponseCode(503, "SERVICE_UNAVAILABLE");

    private final PlannedSessions sessions;

    DeadlineHandler(
            BootstrapDownlinkRequestSender sender, PlannedSessions sessions, BootstrapSessionListener listener) {
        super(sender, sessions, listener);
        this.sessions = sessions;
    }

    /**
     * As Leshan's, but for three things: who is not authorized is not told so, for that says what a name is worth; a newer
     * request of an unknown client ends no session; and what cannot be decided now is to be asked again later, 5.03,
     * instead of an error of the server with a stack trace for each.
     */
    @Override
    public SendableResponse<BootstrapResponse> bootstrap(LwM2mPeer peer, BootstrapRequest request, URI endpointUsed) {
        return bootstrap(peer, request, endpointUsed, this::startBootstrap);
    }

    /** The same, for a session that goes on in another way than by requests to the client. */
    SendableResponse<BootstrapResponse> bootstrap(
            LwM2mPeer peer, BootstrapRequest request, URI endpointUsed, Consumer<BootstrapSession> next) {
        try {
            return begin(peer, request, sessions.begin(request, peer, endpointUsed), next);
        } catch (PlannedSessions.Unavailable e) {
            return new SendableResponse<>(new BootstrapResponse(LATER, null));
        }
    }

    private SendableResponse<BootstrapResponse> begin(
            LwM2mPeer peer, BootstrapRequest request, BootstrapSession session, Consumer<BootstrapSession> next) {
        listener.sessionInitiated(request, peer);
        if (!session.isAuthorized()) {
            sessions.failed(session, BootstrapFailureCause.UNAUTHORIZED);
            listener.unAuthorized(request, peer);
            return new SendableResponse<>(BootstrapResponse.badRequest(null));
        }
        listener.authorized(session);
        if (!sessions.hasConfigFor(session)) {
            listener.noConfig(session);
            sessions.failed(session, BootstrapFailureCause.NO_BOOTSTRAP_CONFIG);
            listener.failed(session, BootstrapFailureCause.NO_BOOTSTRAP_CONFIG);
            return new SendableResponse<>(BootstrapResponse.badRequest("no bootstrap config"));
        }
        BootstrapSession older = onGoingSession.put(session.getEndpoint(), session);
        if (older != null) {
            cancel(older);
        }
        return new SendableResponse<>(BootstrapResponse.success(), () -> next.accept(session));
    }

    /** Makes a session end with its pack. */
    void follow(DeviceSession session, PackTransfer transfer) {
        sessions.records().requested(session, transfer.told());
        session.whenCancelled(() -> transfer.giveUp("cancelled"));
        transfer.endWithin(sessions.leftMillis(session));
        transfer.end().thenAccept(answer -> {
            sessions.records().progressed(session, transfer.told(), answer);
            stopSession(session, answer.code().isPresent() ? null : failure(session));
        });
    }

    private static BootstrapFailureCause failure(BootstrapSession session) {
        return session.isCancelled() ? BootstrapFailureCause.CANCELLED : BootstrapFailureCause.REQUEST_FAILED;
    }

    private void cancel(BootstrapSession session) {
        synchronized (session) {
            session.cancel();
            sender.cancelOngoingRequests(session);
        }
    }

    @Override
    protected <T extends LwM2mResponse> void send(
            BootstrapSession session,
            BootstrapDownlinkRequest<T> request,
            ResponseCallback<T> onResponse,
            ErrorCallback onError) {
        long millis = sessions.timeoutMillis(session, request);
        if (millis <= 0) {
            onError.onError(new TimeoutException(
                    TimeoutException.Type.RESPONSE_TIMEOUT, "the session took longer than it may"));
            return;
        }
        try {
            sendWithin(millis, session, request, onResponse, onError);
        } catch (RuntimeException e) {
            LOG.error("{}: {} could not be sent", session, request.getClass().getSimpleName(), e);
            stopSession(session, BootstrapFailureCause.INTERNAL_SERVER_ERROR);
        }
    }

    private <T extends LwM2mResponse> void sendWithin(
            long millis,
            BootstrapSession session,
            BootstrapDownlinkRequest<T> request,
            ResponseCallback<T> onResponse,
            ErrorCallback onError) {
        synchronized (session) {
            if (!session.isCancelled()) {
                sender.send(session, request, millis, onResponse, onError);
                return;
            }
        }
        stopSession(session, BootstrapFailureCause.CANCELLED);
    }

    @Override
    protected void stopSession(BootstrapSession session, @Nullable BootstrapFailureCause cause) {
        super.stopSession(session, cause);
        synchronized (onGoingSession) {
            onGoingSession.notifyAll();
        }
    }

    /** Ends the sessions that are still running. */
    void abandon() {
        for (BootstrapSession session : List.copyOf(onGoingSession.values())) {
            ((DeviceSession) session).because("the server was stopped");
            cancel(session);
            if (onGoingSession.containsValue(session)) {
                stopSession(session, BootstrapFailureCause.CANCELLED);
            }
        }
    }

    /** Waits until no session is running, or the time is over. */
    void awaitIdle(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (onGoingSession) {
            long left = most.toMillis();
            while (!onGoingSession.isEmpty() && left > 0) {
                onGoingSession.wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }
}
