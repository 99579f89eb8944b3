// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.store.CredentialStore;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.leshan.core.californium.identity.IdentityHandler;
import org.eclipse.leshan.core.endpoint.EndpointUriUtil;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coaps.CoapsBootstrapServerEndpointFactory;
import org.eclipse.leshan.server.security.ServerSecurityInfo;
import org.jspecify.annotations.Nullable;

/** Makes Leshan's {@code coaps} endpoint: clients prove themselves with a {@link CredentialStore}. For one start. */
public final class CoapsFactory extends CoapsBootstrapServerEndpointFactory {

    private final Coaps coaps;
    private final CredentialStore credentials;
    private final LongSupplier nanos;
    private final HandshakeObserver observer;
    private final Lookups lookups = new Lookups();
    private @Nullable DeviceConnector connector;

    /** With what is to be served, how clients prove themselves, a clock for durations, and who is told of failures. */
    public CoapsFactory(Coaps coaps, CredentialStore credentials, LongSupplier nanos, HandshakeObserver observer) {
        super(EndpointUriUtil.createUri(getSupportedProtocol().getUriScheme(), coaps.address()));
        this.coaps = coaps;
        this.credentials = credentials;
        this.nanos = nanos;
        this.observer = observer;
    }

    /** What the endpoint needs of Californium's configuration, which it shares with others. */
    public static void configure(DtlsSettings settings, Configuration configuration) {
        DtlsConfiguration.apply(settings, configuration);
    }

    /** Unlike Leshan's, does not go on without the endpoint when something is wrong. */
    @Override
    public CoapEndpoint createCoapEndpoint(
            Configuration configuration, ServerSecurityInfo unused, LeshanBootstrapServer server) {
        FailedHandshakes failed = new FailedHandshakes(credentials, lookups, nanos, observer);
        DtlsConnectorConfig config = DtlsConnectorConfig.builder(configuration)
                .setAddress(coaps.address())
                .setAdvancedPskStore(new PskLookup(credentials, lookups))
                .setCertificateIdentityProvider(new CurrentIdentity(coaps.security()))
                .setAdvancedCertificateVerifier(new CertificateCheck(coaps.security(), credentials, lookups))
                // at a resumption there is none, and the one of the first handshake stays
                .setApplicationLevelInfoSupplier((peer, proof) -> (AdditionalInfo) proof)
                .setSessionListener(new Handshakes(coaps.settings(), nanos, lookups, failed))
                .setConnectionListener(new WrongKeys(lookups))
                .build();
        return createEndpointBuilder(config, configuration)
                .setCoapStackFactory(new DtlsStack.Factory())
                .build();
    }

    @Override
    protected Connector createConnector(DtlsConnectorConfig config) {
        DeviceConnector created = new DeviceConnector(config, lookups);
        connector = created;
        return created;
    }

    @Override
    protected EndpointContextMatcher createEndpointContextMatcher() {
        return new SameAssociation();
    }

    /** Leshan asks for it when there is an endpoint. */
    @Override
    public IdentityHandler createIdentityHandler() {
        return new DtlsPeers(Objects.requireNonNull(connector)::current);
    }
}
