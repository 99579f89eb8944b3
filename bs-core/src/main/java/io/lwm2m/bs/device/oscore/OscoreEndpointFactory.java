// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.store.CredentialStore;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.californium.DefaultExceptionTranslator;
import org.eclipse.leshan.core.californium.ExceptionTranslator;
import org.eclipse.leshan.core.californium.identity.IdentityHandler;
import org.eclipse.leshan.server.bootstrap.BootstrapFailureCause;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.eclipse.leshan.server.bootstrap.BootstrapSessionAdapter;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coap.CoapBootstrapServerEndpointFactory;

/**
 * Makes a {@code coap} endpoint that also serves devices over OSCORE, with the credentials of a store. Requests of a session
 * that began with OSCORE are encrypted, and only encrypted answers to them count.
 */
public final class OscoreEndpointFactory extends CoapBootstrapServerEndpointFactory {

    private final OscoreRequests requests;
    private final Refusals refusals;

    /** At a {@code coap} URI, with the credentials of a store. */
    public OscoreEndpointFactory(URI uri, CredentialStore credentials, Refusals refusals) {
        super(uri);
        this.requests = new OscoreRequests(new OscoreClients(credentials, OscoreClients.MOST));
        this.refusals = refusals;
    }

    @Override
    protected CoapEndpoint.Builder createEndpointBuilder(
            InetSocketAddress address, Configuration config, LeshanBootstrapServer server) {
        server.addListener(new Sessions());
        return super.createEndpointBuilder(address, config, server).setCoapStackFactory(new Stacks());
    }

    @Override
    public IdentityHandler createIdentityHandler() {
        return new OscorePeers();
    }

    @Override
    public ExceptionTranslator createExceptionTranslator() {
        return new Translator();
    }

    private final class Stacks implements ExtendedCoapStackFactory {

        @Override
        public CoapStack createCoapStack(
                String protocol,
                String tag,
                Configuration config,
                EndpointContextMatcher matcher,
                Outbox outbox,
                Object custom) {
            return new OscoreStack(tag, config, matcher, outbox, new OscoreLayer(requests, refusals));
        }

        @SuppressWarnings("deprecation")
        @Override
        public CoapStack createCoapStack(
                String protocol, String tag, Configuration config, Outbox outbox, Object custom) {
            throw new UnsupportedOperationException("Californium 3.1 and later call the other one");
        }
    }

    private static final class Sessions extends BootstrapSessionAdapter {

        @Override
        public void authorized(BootstrapSession session) {
            answering(session).ifPresent(client -> client.began(session));
        }

        @Override
        public void end(BootstrapSession session) {
            answering(session).ifPresent(client -> client.ended(session));
        }

        private static Optional<Answering> answering(BootstrapSession session) {
            return session.getClientTransportData().getIdentity() instanceof OscorePeer peer
                    ? Optional.of(peer.context().answering())
                    : Optional.empty();
        }

        @Override
        public void failed(BootstrapSession session, BootstrapFailureCause cause) {
            end(session);
        }
    }

    private static final class Translator extends DefaultExceptionTranslator {

        @Override
        public Exception translate(Request request, Throwable error) {
            return error instanceof UnprotectedAnswer answer ? answer : super.translate(request, error);
        }
    }
}
