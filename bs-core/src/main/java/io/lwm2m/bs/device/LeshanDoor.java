// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.Coaps;
import io.lwm2m.bs.device.dtls.CoapsFactory;
import io.lwm2m.bs.device.oscore.OscoreEndpointFactory;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.leshan.core.endpoint.EndpointUriUtil;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coap.CoapBootstrapServerProtocolProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coaps.CoapsBootstrapServerProtocolProvider;

/** Lets devices in through a {@code LeshanBootstrapServer}. */
public final class LeshanDoor implements DeviceDoor {

    private final Map<String, InetSocketAddress> addresses;
    private final BiFunction<DoorContext, SessionRecords, LeshanBootstrapServerBuilder> builders;

    private LeshanDoor(
            Map<String, InetSocketAddress> addresses,
            BiFunction<DoorContext, SessionRecords, LeshanBootstrapServerBuilder> builders) {
        this.addresses = addresses;
        this.builders = builders;
    }

    /** CoAP at an address, with and without OSCORE; port 0 takes a free one. */
    public static LeshanDoor coap(InetSocketAddress address) {
        return at(Optional.of(address), Optional.empty());
    }

    /** CoAP at an address, CoAP over DTLS, or both; at least one. Port 0 takes a free one. */
    public static LeshanDoor at(Optional<InetSocketAddress> coap, Optional<Coaps> coaps) {
        if (coap.isEmpty() && coaps.isEmpty()) {
            throw new IllegalArgumentException("coap and coaps are both missing: give one");
        }
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        coap.ifPresent(address -> addresses.put("CoAP", address));
        coaps.ifPresent(secure -> addresses.put("CoAPs", secure.address()));
        return new LeshanDoor(addresses, (context, records) -> builder(coap, coaps, context, records));
    }

    /**
     * A server of your own: the given builder, with its endpoints and keys, gets all pieces of this project.
     *
     * @param builders gives a fresh builder for each start; one and the same is enough for a single start
     */
    public static LeshanDoor around(Supplier<LeshanBootstrapServerBuilder> builders) {
        return new LeshanDoor(Map.of(), (context, records) -> builders.get());
    }

    /** The data flow: endpoint, admission, handler, sessions, and back through the handler's sender. */
    @Override
    public OpenDoor open(DoorContext context) {
        FreeAddresses.require(addresses);
        LeshanPieces pieces = new LeshanPieces(context);
        LeshanBootstrapServer server = pieces.applyTo(
                        builders.apply(context, pieces.sessions().records()))
                .build();
        LeshanServing serving = new LeshanServing(server, pieces.handler(), pieces.admissions(server));
        serving.start();
        return serving;
    }

    private static LeshanBootstrapServerBuilder builder(
            Optional<InetSocketAddress> coap, Optional<Coaps> coaps, DoorContext context, SessionRecords records) {
        CaliforniumBootstrapServerEndpointsProvider.Builder endpoints =
                new CaliforniumBootstrapServerEndpointsProvider.Builder(
                        new CoapBootstrapServerProtocolProvider(), new CoapsBootstrapServerProtocolProvider());
        Configuration configuration = endpoints.createDefaultConfiguration();
        configure(configuration);
        coap.ifPresent(address -> endpoints.addEndpoint(new OscoreEndpointFactory(
                EndpointUriUtil.createUri(Protocol.COAP.getUriScheme(), address),
                context.credentials(),
                new OscoreRefusals(records, context.time().nanos()))));
        coaps.ifPresent(secure -> {
            CoapsFactory.configure(secure.settings(), configuration);
            endpoints.addEndpoint(new CoapsFactory(
                    secure, context.credentials(), context.time().nanos(), records::handshakeFailed));
        });
        return new LeshanBootstrapServerBuilder()
                .setEndpointsProviders(endpoints.setConfiguration(configuration).build());
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
}
