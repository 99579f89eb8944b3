// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.californium.endpoint.CaliforniumServerEndpointsProvider;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;

/** An LwM2M server, Leshan's, that devices register with over plain coap after their bootstrap. */
final class Registrar implements AutoCloseable {

    private final BlockingQueue<Registration> registrations = new LinkedBlockingQueue<>();
    private final LeshanServer server = new LeshanServerBuilder()
            .setEndpointsProviders(new CaliforniumServerEndpointsProvider.Builder()
                    .addEndpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Protocol.COAP)
                    .build())
            .build();

    Registrar() {
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

    URI uri() {
        return server.getEndpoints().get(0).getURI();
    }

    /** Who registers next, and for how many seconds; an empty text when nobody does. */
    String registration(Duration within) throws InterruptedException {
        Registration registration = registrations.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        return registration == null ? "" : registration.getEndpoint() + " " + registration.getLifeTimeInSec();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
