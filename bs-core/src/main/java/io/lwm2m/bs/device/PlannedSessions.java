// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.SessionPlan.Step;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.KnownClient;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord.Result;
import java.io.Serial;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.LwM2mPeer;
import org.eclipse.leshan.core.request.BootstrapDiscoverRequest;
import org.eclipse.leshan.core.request.BootstrapDownlinkRequest;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.request.BootstrapWriteRequest;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.server.bootstrap.BootstrapFailureCause;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.eclipse.leshan.server.bootstrap.BootstrapSessionManager;
import org.eclipse.leshan.server.security.BootstrapAuthorizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leshan's session manager that follows a {@link SessionPlan} and keeps a record of it. Reads a client's configuration
 * once a session. Safe for use by many threads, one session at a time by one thread at a time, as Leshan does.
 */
public final class PlannedSessions implements BootstrapSessionManager {

    /** A bit more than MAX_TRANSMIT_WAIT (RFC 7252, 4.8.2): Leshan keeps a timer for as long, answered or not. */
    private static final long MAX_WAIT_MILLIS = 100_000;

    /** What Californium sends without blocks, and the specification advises at most (RFC 7252, 4.6). */
    private static final int ONE_MESSAGE = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PlannedSessions.class);

    private final DoorContext context;
    private final Optional<BootstrapAuthorizer> authorizer;
    private final SessionRecords records;

    /** With what it needs to know; a client is who it says when it proved it with one of its credentials. */
    public PlannedSessions(DoorContext context) {
        this(context, Optional.empty());
    }

    /** With what it needs to know, and somebody else who decides whether a client is who it says. */
    public PlannedSessions(DoorContext context, BootstrapAuthorizer authorizer) {
        this(context, Optional.of(authorizer));
    }

    private PlannedSessions(DoorContext context, Optional<BootstrapAuthorizer> authorizer) {
        this.context = context;
        this.authorizer = authorizer;
        this.records = new SessionRecords(context);
    }

    @Override
    public BootstrapSession begin(BootstrapRequest request, LwM2mPeer client, URI endpointUsed) {
        DeviceSession session = new DeviceSession(
                records.nextId(),
                request,
                client,
                endpointUsed,
                DeviceSession.Started.of(request, client, endpointUsed, context));
        Optional<String> problem = ClientName.problem(request.getEndpointName()).map(why -> "the client name " + why);
        if (problem.isEmpty()) {
            problem = authorizer.isPresent() ? declined(session, authorizer.get()) : unproved(session);
        }
        problem.ifPresent(session::because);
        return session;
    }

    /** Reads all there is of the client at once. */
    private Optional<String> unproved(DeviceSession session) {
        KnownClient known = tried(
                session,
                "the client's configuration and credentials",
                () -> context.resolver().resolve(session.getEndpoint(), context.credentials()));
        session.found(known.configurations());
        LwM2mIdentity identity = session.getClientTransportData().getIdentity();
        return Proof.problem(
                        known.subjects(), identity, session.getEndpointUsed().getScheme())
                .or(() -> Proof.expired(identity, session.started().at()))
                .or(() -> tried(
                        session, "the client's credential", () -> Proof.replaced(identity, context.credentials())));
    }

    private Optional<String> declined(DeviceSession session, BootstrapAuthorizer judge) {
        boolean approved = tried(
                session,
                "the client's credentials",
                () -> judge.isAuthorized(session.getBootstrapRequest(), session.getClientTransportData())
                        .isApproved());
        if (approved) {
            session.found(tried(
                    session,
                    "the client's configuration",
                    () -> context.resolver().resolve(session.getEndpoint())));
        }
        return approved ? Optional.empty() : Optional.of("the client is not authorized");
    }

    @Override
    public boolean hasConfigFor(BootstrapSession bootstrapSession) {
        DeviceSession session = (DeviceSession) bootstrapSession;
        Optional<ClientConfigurations> found = session.configurations();
        if (found.isEmpty()) {
            session.because("there is no configuration for this client");
            return false;
        }
        SortedMap<Integer, ServerAccount> accounts = found.get().accounts();
        if (SessionRules.exposes(accounts.values(), session.getClientTransportData())) {
            String plain = "plain " + session.getEndpointUsed().getScheme();
            if (!context.rules().allowPlaintextSecrets()) {
                session.because("its configuration has keys, which are not sent over " + plain
                        + " unless plaintext secrets are allowed");
                return false;
            }
            session.warn("its keys were sent over " + plain + ", where anybody on the way can read them");
        }
        session.follow(new SessionPlan(accounts, session.getBootstrapRequest().getPreferredContentFormat()));
        records.started(session);
        return true;
    }

    private <T> T tried(DeviceSession session, String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw unavailable(session, what, e);
        }
    }

    /** Ends the session; what is thrown has no details, for the client may be told. */
    private Unavailable unavailable(DeviceSession session, String what, RuntimeException cause) {
        LOG.debug("{}: {} could not be read", session, what, cause);
        records.finished(session, failure(what + " could not be read: " + cause.getMessage()));
        return new Unavailable(what + " cannot be read now");
    }

    /** Something that is needed cannot be read now, but may be later. */
    static final class Unavailable extends IllegalStateException {

        @Serial
        private static final long serialVersionUID = 1L;

        private Unavailable(String message) {
            super(message);
        }
    }

    @Override
    public BootstrapDownlinkRequest<? extends LwM2mResponse> getFirstRequest(BootstrapSession session) {
        return send((DeviceSession) session, SessionPlan.first());
    }

    private <R extends BootstrapDownlinkRequest<? extends LwM2mResponse>> R send(DeviceSession session, R request) {
        records.requested(session, Exchanges.request(request));
        return request;
    }

    @Override
    public BootstrapPolicy onResponseSuccess(
            BootstrapSession session,
            BootstrapDownlinkRequest<? extends LwM2mResponse> request,
            LwM2mResponse response) {
        return next((DeviceSession) session, request, Reply.of(response));
    }

    @Override
    public BootstrapPolicy onResponseError(
            BootstrapSession session,
            BootstrapDownlinkRequest<? extends LwM2mResponse> request,
            LwM2mResponse response) {
        return next((DeviceSession) session, request, Reply.of(response));
    }

    @Override
    public BootstrapPolicy onRequestFailure(
            BootstrapSession session, BootstrapDownlinkRequest<? extends LwM2mResponse> request, Throwable cause) {
        return next((DeviceSession) session, request, Reply.of(cause));
    }

    private BootstrapPolicy next(
            DeviceSession session, BootstrapDownlinkRequest<? extends LwM2mResponse> request, Reply reply) {
        if (session.isFinished()) {
            return BootstrapPolicy.failed();
        }
        records.progressed(session, Exchanges.request(request), reply.answer());
        Step step = session.isCancelled() ? new Step.Failure() : session.plan().after(reply);
        if (step instanceof Step.Send send) {
            return BootstrapPolicy.continueWith(send(session, send.request()));
        }
        return step instanceof Step.Success ? BootstrapPolicy.finished() : BootstrapPolicy.failed();
    }

    @Override
    public void end(BootstrapSession session) {
        records.finished((DeviceSession) session, new Result(Outcome.BOOTSTRAPPED, Optional.empty()));
    }

    @Override
    public void failed(BootstrapSession bootstrapSession, BootstrapFailureCause cause) {
        DeviceSession session = (DeviceSession) bootstrapSession;
        Result result = switch (cause) {
            case UNAUTHORIZED, NO_BOOTSTRAP_CONFIG -> new Result(Outcome.REFUSED, session.reason());
            case REQUEST_FAILED, FINISH_FAILED -> failure(lastExchange(session));
            case CANCELLED ->
                failure(session.reason().orElse("a newer bootstrap request of this client took its place"));
            case INTERNAL_SERVER_ERROR -> failure(session.reason().orElse("an error in the server; see its log"));
        };
        records.finished(session, result);
    }

    private static Result failure(String cause) {
        return new Result(Outcome.FAILED, Optional.of(cause));
    }

    private static String lastExchange(DeviceSession session) {
        List<Exchange> exchanges = session.exchanges();
        return exchanges.isEmpty()
                ? "no request could be sent"
                : exchanges.get(exchanges.size() - 1).toString();
    }

    SessionRecords records() {
        return records;
    }

    SessionRules rules() {
        return context.rules();
    }

    /** How long the answer to a request of a session may take, in milliseconds; 0 or less when its time is up. */
    long timeoutMillis(BootstrapSession session, BootstrapDownlinkRequest<?> request) {
        long left = leftMillis((DeviceSession) session);
        if (request instanceof BootstrapWriteRequest write && Exchanges.size(write) > ONE_MESSAGE) {
            // goes block by block, each of which is waited for
            return left;
        }
        return Math.min(
                left,
                request instanceof BootstrapDiscoverRequest
                        ? rules().discoverTimeout().toMillis()
                        : MAX_WAIT_MILLIS);
    }

    /** How long a session may still take, in milliseconds; 0 or less when its time is up. */
    long leftMillis(DeviceSession session) {
        long spent = context.time().nanos().getAsLong() - session.started().nanos();
        return rules().sessionTimeout().minusNanos(spent).toMillis();
    }
}
