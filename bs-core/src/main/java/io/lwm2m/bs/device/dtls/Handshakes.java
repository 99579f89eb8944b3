// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionAdapter;

/**
 * Lets handshakes begin as long as there is room. This is after the cookie, so that addresses are real and nobody uses up
 * somebody else's share. When all places are taken the handshake that is under way longest makes room: a client that is
 * really there needs a second or a few, and who only holds places does not answer.
 */
final class Handshakes extends SessionAdapter {

    private static final int ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final Rate<ByteBuffer> rate;
    private final LongSupplier nanos;
    private final Lookups lookups;
    private final FailedHandshakes failed;
    private final Set<Handshaker> underWay = new LinkedHashSet<>();

    Handshakes(DtlsSettings settings, LongSupplier nanos, Lookups lookups, FailedHandshakes failed) {
        this.most = settings.maxHandshakes();
        this.rate = new Rate<>(settings.handshakesPerAddress(), Duration.ofMinutes(1), ADDRESSES);
        this.nanos = nanos;
        this.lookups = lookups;
        this.failed = failed;
    }

    @Override
    public void handshakeStarted(Handshaker handshaker) throws HandshakeException {
        InetAddress address = handshaker.getPeerAddress().getAddress();
        if (!rate.permits(network(address), nanos.getAsLong())) {
            throw new Refusal("too many handshakes from one address", AlertDescription.INTERNAL_ERROR);
        }
        enter(handshaker)
                .ifPresent(longest -> lookups.refuse(
                        longest.getConnection().getConnectionId(),
                        new Refusal("too many at once, and it took longest", AlertDescription.INTERNAL_ERROR)));
    }

    /** Of IPv6 the network: who has one address of it has all. */
    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? NETWORK_BYTES : bytes.length);
    }

    private synchronized Optional<Handshaker> enter(Handshaker handshaker) {
        underWay.add(handshaker);
        if (underWay.size() <= most) {
            return Optional.empty();
        }
        Iterator<Handshaker> inOrder = underWay.iterator();
        Handshaker longest = inOrder.next();
        inOrder.remove();
        return Optional.of(longest);
    }

    private synchronized void leave(Handshaker handshaker) {
        underWay.remove(handshaker);
    }

    @Override
    public void contextEstablished(Handshaker handshaker, DTLSContext context) {
        leave(handshaker);
    }

    @Override
    public void handshakeFailed(Handshaker handshaker, Throwable error) {
        leave(handshaker);
        if (!handshaker.hasContextEstablished()) {
            failed.tell(handshaker, error);
        }
    }
}
