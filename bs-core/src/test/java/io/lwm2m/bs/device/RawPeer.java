// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** Sends datagrams as they are, and shows those that come. */
final class RawPeer implements AutoCloseable {

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;

    RawPeer(URI server) throws Exception {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
    }

    /** A bootstrap request that is not encrypted yet. */
    Request bootstrap(String query) {
        Request request = new Request(Code.POST);
        request.setURI("coap://" + server.getHostString() + ":" + server.getPort() + "/bs?" + query);
        return request;
    }

    /** A Bootstrap-Pack-Request. */
    Request pack(String query) {
        Request request = new Request(Code.GET);
        request.setURI("coap://" + server.getHostString() + ":" + server.getPort() + "/bspack?" + query);
        return request;
    }

    static byte[] datagram(Request request) {
        return datagram(request, 7);
    }

    static byte[] datagram(Request request, int mid) {
        request.setType(Type.CON);
        request.setMID(mid);
        request.setToken(new Token(new byte[] {1}));
        return new UdpDataSerializer().getByteArray(request);
    }

    RawPeer send(byte[] datagram) throws Exception {
        socket.send(new DatagramPacket(datagram, datagram.length, server));
        return this;
    }

    byte[] datagram() throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** The next answer; requests of the server are passed over. */
    Response answer() throws Exception {
        Message message;
        do {
            message = new UdpDataParser().parseMessage(datagram());
        } while (!(message instanceof Response));
        return (Response) message;
    }

    /** Acknowledges a message of the server. */
    void acknowledge(Message message) throws Exception {
        send(new byte[] {0x60, 0, (byte) (message.getMID() >> 8), (byte) message.getMID()});
    }

    /** Rejects a message of the server. */
    void reset(Message message) throws Exception {
        send(new byte[] {0x70, 0, (byte) (message.getMID() >> 8), (byte) message.getMID()});
    }

    /** Rejects a message of the server. */
    void reset(byte[] message) throws Exception {
        send(new byte[] {0x70, 0, message[2], message[3]});
    }

    @Override
    public void close() {
        socket.close();
    }
}
