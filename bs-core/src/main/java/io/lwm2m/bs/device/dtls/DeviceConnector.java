// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.MapBasedEndpointContext.Attributes;
import org.eclipse.californium.elements.util.Bytes;
import org.eclipse.californium.elements.util.Filter;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.ResumptionSupportingConnectionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scandium's connector with access to its connections. */
final class DeviceConnector extends DTLSConnector {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceConnector.class);
    private static final long FAREWELL_MILLIS = 500;
    private static final Filter<Connection> ALL = connection -> false;

    private final ResumptionSupportingConnectionStore connections;

    private final Lookups lookups;

    DeviceConnector(DtlsConnectorConfig config, Lookups lookups) {
        this(config, lookups, createConnectionStore(config));
    }

    private DeviceConnector(
            DtlsConnectorConfig config, Lookups lookups, ResumptionSupportingConnectionStore connections) {
        super(config, connections);
        this.connections = connections;
        this.lookups = lookups;
        lookups.failTo(this::fail);
    }

    /** Ends a connection's handshake with an alert, unless it has succeeded meanwhile. */
    private void fail(ConnectionId id, HandshakeException why) {
        Connection connection = connections.get(id);
        if (connection != null) {
            try {
                connection.getExecutor().execute(() -> fail(connection, why));
            } catch (RejectedExecutionException e) {
                LOG.debug("{} is closed already", connection);
            }
        }
    }

    private void fail(Connection connection, HandshakeException why) {
        Handshaker handshaker = connection.getOngoingHandshake();
        if (handshaker != null && !handshaker.hasContextEstablished()) {
            processHandshakeException(connection, why);
        }
    }

    /** The same association, at the address where its client was heard last. */
    EndpointContext current(EndpointContext association) {
        Bytes id = association.get(DtlsEndpointContext.KEY_READ_CONNECTION_ID);
        Connection connection = id == null || id.isEmpty() ? null : connections.get(new ConnectionId(id.getBytes()));
        return connection != null && connection.hasEstablishedDtlsContext()
                ? connection.getReadContext(new Attributes(), association.getPeerAddress())
                : association;
    }

    /** Tells the clients, as far as that is done in a moment. */
    @Override
    public void stop() {
        if (isRunning()) {
            connections.forEach(connection ->
                    Optional.ofNullable(connection.getPeerAddress()).ifPresent(this::close));
            try {
                // each connection does one thing after the other: when the last of it is done, so is what came before
                startForEach(ALL).get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("Not all clients were told of the end", e);
            }
        }
        super.stop();
    }

    @Override
    public void destroy() {
        // first, lest handshakes that end now are taken for failed ones
        lookups.close();
        super.destroy();
    }
}
