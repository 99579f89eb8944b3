// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.net.InetAddress;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointFactory;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapOscoreProtocolProvider;
import org.eclipse.leshan.client.californium.endpoint.coaps.CoapsClientEndpointFactory;
import org.eclipse.leshan.client.californium.endpoint.coaps.CoapsClientProtocolProvider;
import org.eclipse.leshan.client.endpoint.ClientEndpointToolbox;
import org.eclipse.leshan.client.servers.ServerInfo;
import org.jspecify.annotations.Nullable;

/** Leshan's endpoints for a device, which also remember how a server encrypts. */
final class DeviceEndpoints {

    private final AtomicReference<@Nullable String> cipherSuite = new AtomicReference<>();

    /** For what a device secures its bootstrap with. */
    CaliforniumClientEndpointsProvider provider(DeviceSecurity security) {
        boolean oscore = security instanceof DeviceSecurity.Oscore;
        return new CaliforniumClientEndpointsProvider.Builder(
                        oscore ? new CoapOscoreProtocolProvider() : new CoapClientProtocolProvider(), new Coaps())
                .build();
    }

    /** That of the last answer over DTLS; empty when there was none. */
    Optional<String> cipherSuite() {
        return Optional.ofNullable(cipherSuite.get());
    }

    private final class Coaps extends CoapsClientProtocolProvider {

        @Override
        public CaliforniumClientEndpointFactory createDefaultEndpointFactory() {
            return new Watched();
        }
    }

    private final class Watched extends CoapsClientEndpointFactory {

        @Override
        public CoapEndpoint createCoapEndpoint(
                InetAddress address,
                Configuration configuration,
                ServerInfo server,
                boolean clientInitiatedOnly,
                List<Certificate> trustStore,
                ClientEndpointToolbox toolbox) {
            CoapEndpoint endpoint =
                    super.createCoapEndpoint(address, configuration, server, clientInitiatedOnly, trustStore, toolbox);
            endpoint.addInterceptor(new MessageInterceptorAdapter() {
                @Override
                public void receiveResponse(Response response) {
                    cipherSuite.set(response.getSourceContext().get(DtlsEndpointContext.KEY_CIPHER));
                }
            });
            return endpoint;
        }
    }
}
