// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.peer.LwM2mPeer;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.jspecify.annotations.Nullable;

/**
 * One bootstrap, with what was sent and answered so far. Leshan has one request of a session under way at a time, but may
 * answer on different threads: mutable state is guarded by the session's own lock.
 */
final class DeviceSession implements BootstrapSession {

    private final String id;
    private final BootstrapRequest request;
    private final LwM2mPeer peer;
    private final URI endpointUsed;
    private final Started started;
    private final List<Exchange> exchanges = new ArrayList<>(8);
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile Optional<String> reason = Optional.empty();
    private volatile List<String> warnings = List.of();
    private volatile Optional<ClientConfigurations> configurations = Optional.empty();
    private volatile @Nullable SessionPlan plan;
    private volatile Runnable onCancel = () -> {};
    private long sentAt;

    /**
     * How a session started.
     *
     * @param origin who asked, and whom
     * @param at time of day
     * @param nanos the same on the clock for durations
     */
    record Started(Origin origin, Instant at, long nanos) {

        static Started of(BootstrapRequest request, LwM2mPeer peer, URI endpointUsed, DoorContext context) {
            String address = peer instanceof IpPeer ip ? Addresses.print(ip.getSocketAddress()) : peer.toString();
            Origin origin = new Origin(
                    ClientName.shown(request.getEndpointName()),
                    address,
                    Proof.transport(peer.getIdentity(), endpointUsed.getScheme()),
                    context.server());
            return new Started(
                    origin, context.time().now().get(), context.time().nanos().getAsLong());
        }
    }

    DeviceSession(String id, BootstrapRequest request, LwM2mPeer peer, URI endpointUsed, Started started) {
        this.id = id;
        this.request = request;
        this.peer = peer;
        this.endpointUsed = endpointUsed;
        this.started = started;
    }

    Origin origin() {
        return started.origin();
    }

    Started started() {
        return started;
    }

    /** Why it was refused or given up, when that is not plain from its last exchange. */
    Optional<String> reason() {
        return reason;
    }

    DeviceSession because(String why) {
        reason = Optional.of(why);
        return this;
    }

    /** Something that is done although it is not safe. */
    void warn(String what) {
        warnings = List.of(what);
    }

    List<String> warnings() {
        return warnings;
    }

    void found(Optional<ClientConfigurations> known) {
        configurations = known;
    }

    /** What the client is to be told, as it was when the session began. */
    Optional<ClientConfigurations> configurations() {
        return configurations;
    }

    SortedMap<Integer, ServerAccount> accounts() {
        return configurations.orElseThrow().accounts();
    }

    void follow(SessionPlan chosen) {
        plan = chosen;
    }

    SessionPlan plan() {
        SessionPlan chosen = plan;
        if (chosen == null) {
            throw new IllegalStateException("session " + id + " has no plan yet");
        }
        return chosen;
    }

    /** What is to be done when it is cancelled, apart from its requests. */
    void whenCancelled(Runnable action) {
        onCancel = action;
        if (cancelled) {
            action.run();
        }
    }

    synchronized void sent(long nanos) {
        sentAt = nanos;
    }

    synchronized long sentAt() {
        return sentAt;
    }

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    boolean isFinished() {
        return finished.get();
    }

    /** True for the first caller only. */
    boolean finish() {
        return finished.compareAndSet(false, true);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getEndpoint() {
        return request.getEndpointName();
    }

    @Override
    public BootstrapRequest getBootstrapRequest() {
        return request;
    }

    @Override
    public LwM2mPeer getClientTransportData() {
        return peer;
    }

    @Override
    public URI getEndpointUsed() {
        return endpointUsed;
    }

    @Override
    public boolean isAuthorized() {
        return reason.isEmpty();
    }

    @Override
    public ContentFormat getContentFormat() {
        ContentFormat preferred = request.getPreferredContentFormat();
        return preferred == null ? ContentFormat.TLV : preferred;
    }

    @Override
    public Map<String, String> getApplicationData() {
        return Map.of();
    }

    @Override
    public long getCreationTime() {
        return started.at().toEpochMilli();
    }

    @Override
    public void cancel() {
        cancelled = true;
        onCancel.run();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public LwM2mModel getModel() {
        return PlannedInstance.MODEL;
    }

    @Override
    public String toString() {
        return "session " + id + " of " + origin().client();
    }
}
