// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.dtls.ServerIdentity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.californium.endpoint.CaliforniumServerEndpointsProvider;
import org.eclipse.leshan.server.californium.endpoint.coaps.CoapsServerProtocolProvider;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;
import org.eclipse.leshan.server.security.InMemorySecurityStore;
import org.eclipse.leshan.server.security.NonUniqueSecurityInfoException;
import org.eclipse.leshan.server.security.SecurityInfo;

/** An LwM2M server, Leshan's, that devices register with over DTLS after their bootstrap. */
final class RegistrationServer implements AutoCloseable {

    private final BlockingQueue<Registration> registrations = new LinkedBlockingQueue<>();
    private final InMemorySecurityStore known = new InMemorySecurityStore();
    private final LeshanServer server;

    /** With who it is, and whose certificates it takes. */
    RegistrationServer(ServerIdentity identity, X509Certificate... trusted) {
        CaliforniumServerEndpointsProvider.Builder endpoints =
                new CaliforniumServerEndpointsProvider.Builder(new CoapsServerProtocolProvider());
        Configuration configuration = endpoints.createDefaultConfiguration();
        // its certificate is good for nothing else
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY);
        endpoints
                .setConfiguration(configuration)
                .addEndpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Protocol.COAPS);
        server = new LeshanServerBuilder()
                .setPrivateKey(identity.key())
                .setCertificateChain(new X509Certificate[] {identity.certificate()})
                .setTrustedCertificates(trusted)
                .setSecurityStore(known)
                .setEndpointsProviders(endpoints.build())
                .build();
        server.getRegistrationService().addListener(new RegistrationListener() {
            @Override
            public void registered(
                    Registration registration, Registration previous, Collection<Observation> previousObservations) {
                registrations.add(registration);
            }

            @Override
            public void updated(RegistrationUpdate update, Registration updated, Registration previous) {}

            @Override
            public void unregistered(
                    Registration registration,
                    Collection<Observation> observations,
                    boolean expired,
                    Registration newer) {}
        });
        server.start();
    }

    void know(SecurityInfo client) throws NonUniqueSecurityInfoException {
        known.add(client);
    }

    URI uri() {
        return server.getEndpoints().get(0).getURI();
    }

    Registration registration() throws InterruptedException {
        Registration registration = registrations.poll(15, TimeUnit.SECONDS);
        assertThat(registration).as("a registration").isNotNull();
        return registration;
    }

    ExecuteResponse execute(Registration registration, String path) throws InterruptedException {
        return server.send(registration, new ExecuteRequest(path), 10_000);
    }

    @Override
    public void close() {
        server.destroy();
    }
}
