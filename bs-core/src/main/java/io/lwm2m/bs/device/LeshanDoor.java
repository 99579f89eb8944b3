// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coap.CoapBootstrapServerProtocolProvider;

/** Lets devices in through a {@code LeshanBootstrapServer}. */
public final class LeshanDoor implements DeviceDoor {

    private final Optional<InetSocketAddress> address;
    private final Supplier<LeshanBootstrapServerBuilder> builders;

    private LeshanDoor(Optional<InetSocketAddress> address, Supplier<LeshanBootstrapServerBuilder> builders) {
        this.address = address;
        this.builders = builders;
    }

    /** CoAP at an address; port 0 takes a free one. */
    public static LeshanDoor coap(InetSocketAddress address) {
        return new LeshanDoor(Optional.of(address), () -> builder(address));
    }

    /**
     * A server of your own: the given builder, with its endpoints and keys, gets all pieces of this project.
     *
     * @param builders gives a fresh builder for each start; one and the same is enough for a single start
     */
    public static LeshanDoor around(Supplier<LeshanBootstrapServerBuilder> builders) {
        return new LeshanDoor(Optional.empty(), builders);
    }

    /** The data flow: endpoint, guard, handler, sessions, and back through the handler's sender. */
    @Override
    public OpenDoor open(DoorContext context) {
        address.ifPresent(LeshanDoor::requireFree);
        LeshanPieces pieces = new LeshanPieces(context);
        AtomicReference<DeadlineHandler> handler = new AtomicReference<>();
        LeshanBootstrapServer server = pieces.applyTo(builders.get(), (sender, manager, listener) -> {
                    handler.set(new DeadlineHandler(sender, pieces.sessions(), listener));
                    return handler.get();
                })
                .build();
        LeshanServing serving = new LeshanServing(server, handler.get(), pieces.guards(server));
        serving.start();
        return serving;
    }

    private static LeshanBootstrapServerBuilder builder(InetSocketAddress address) {
        CaliforniumBootstrapServerEndpointsProvider endpoints = new CaliforniumBootstrapServerEndpointsProvider.Builder(
                        new CoapBootstrapServerProtocolProvider())
                .setConfiguration(LeshanDoor::configure)
                .addEndpoint(address, Protocol.COAP)
                .build();
        return new LeshanBootstrapServerBuilder().setEndpointsProviders(endpoints);
    }

    /**
     * A whole fleet comes at once: room for a million devices, each forgotten when none of its messages can still come
     * (Californium's defaults are 150,000 and 10 minutes), and for more datagrams than the system's default.
     */
    private static void configure(Configuration configuration) {
        configuration.set(CoapConfig.MAX_ACTIVE_PEERS, 1_000_000);
        configuration.set(CoapConfig.MAX_PEER_INACTIVITY_PERIOD, 247, TimeUnit.SECONDS);
        configuration.set(UdpConfig.UDP_RECEIVE_BUFFER_SIZE, 4 << 20);
    }

    /** Californium only logs why it could not bind, so it is tried first. */
    private static void requireFree(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new StartFailed("CoAP: there is no host '" + address.getHostString() + "'", null);
        }
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.bind(address);
        } catch (SocketException e) {
            throw new StartFailed(
                    "CoAP: cannot listen at udp " + Addresses.print(address) + " (" + e.getMessage()
                            + "); stop what uses it or choose another address",
                    e);
        }
    }
}
