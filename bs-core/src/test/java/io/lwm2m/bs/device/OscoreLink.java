// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Credential;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.util.Bytes;
import org.eclipse.californium.oscore.CoapOSException;
import org.eclipse.californium.oscore.ContextRederivation.PHASE;
import org.eclipse.californium.oscore.HashMapCtxDB;
import org.eclipse.californium.oscore.OSCoreCoapStackFactory;
import org.eclipse.californium.oscore.OSCoreCtx;
import org.eclipse.californium.oscore.OSException;
import org.eclipse.californium.oscore.OscoreOptionDecoder;
import org.eclipse.californium.oscore.RequestEncryptor;

/** The device's side of OSCORE: cf-oscore as it is. */
final class OscoreLink {

    final HashMapCtxDB contexts = new HashMapCtxDB();
    final OSCoreCtx context;

    /** What came from the server, before it is decrypted. */
    final List<Wire> received = new CopyOnWriteArrayList<>();

    /**
     * A request on the wire.
     *
     * @param code its code
     * @param option the OSCORE option; null when there is none
     * @param path its path
     */
    record Wire(Code code, byte[] option, String path) {

        private static Wire of(Request request) {
            return new Wire(
                    request.getCode(),
                    request.getOptions().getOscore(),
                    request.getOptions().getUriPathString());
        }

        int number() throws CoapOSException {
            return new OscoreOptionDecoder(option).getSequenceNumber();
        }
    }

    OscoreLink(URI server, Credential.Oscore credential) throws OSException {
        byte[] salt = credential.masterSalt().bytes();
        context = new OSCoreCtx(
                credential.masterSecret().bytes(),
                true,
                null,
                credential.senderId().bytes(),
                credential.recipientId().bytes(),
                null,
                32,
                salt.length == 0 ? null : salt,
                null,
                1024);
        contexts.addContext(server.toString(), context);
    }

    /** A device that uses it, and notes what comes. */
    ScriptedDevice device(URI server) throws Exception {
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(new Configuration(CoapConfig.DEFINITIONS))
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .setCustomCoapStackArgument(contexts)
                .setCoapStackFactory(new OSCoreCoapStackFactory())
                .build();
        endpoint.addInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void receiveRequest(Request request) {
                received.add(Wire.of(request));
            }
        });
        ScriptedDevice device = new ScriptedDevice(server, endpoint);
        device.peculiarity = request -> request.getOptions().setOscore(Bytes.EMPTY);
        return device;
    }

    /** From now on the device has forgotten its numbers, and derives new keys with its next request (RFC 8613, B.2). */
    void forget() {
        context.setContextRederivationEnabled(true);
        context.setContextRederivationPhase(PHASE.CLIENT_INITIATE);
    }

    /** A request with the next number, for who sends it himself. */
    Request encrypted(Request request) throws OSException {
        return RequestEncryptor.encrypt(contexts, request);
    }
}
