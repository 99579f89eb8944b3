// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;

/** Somebody who begins a DTLS handshake and never ends it. */
final class RawHello implements AutoCloseable {

    /** Types of records. */
    static final int ALERT = 21;

    static final int HANDSHAKE = 22;

    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 13;
    private static final int HANDSHAKE_HEADER = 12;
    private static final int VERSION = 0xFEFD;
    private static final int TLS_PSK_WITH_AES_128_CCM_8 = 0xC0A8;
    private static final int PATIENCE_MILLIS = 10_000;

    private final DatagramSocket socket;

    RawHello(String from, URI server) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** The first step; gives what the server wants to see again. */
    byte[] hello() throws IOException {
        send(0, new byte[0]);
        byte[] request = receive();
        int cookie = RECORD_HEADER + HANDSHAKE_HEADER + 3;
        return Arrays.copyOfRange(request, cookie, cookie + request[cookie - 1]);
    }

    /** The second one; gives the type of the record that comes back. */
    int hello(byte[] cookie) throws IOException {
        send(1, cookie);
        return receive()[0];
    }

    private void send(int number, byte[] cookie) throws IOException {
        send(datagram(number, cookie));
    }

    void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length));
    }

    /** The first or the second step. */
    static byte[] datagram(int number, byte[] cookie) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        put(body, VERSION, 2);
        body.write(new byte[32]);
        body.write(0);
        body.write(cookie.length);
        body.write(cookie);
        put(body, 2, 2);
        put(body, TLS_PSK_WITH_AES_128_CCM_8, 2);
        put(body, 0x0100, 2);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(HANDSHAKE);
        put(record, VERSION, 2);
        put(record, number, 8);
        put(record, HANDSHAKE_HEADER + body.size(), 2);
        record.write(CLIENT_HELLO);
        put(record, body.size(), 3);
        put(record, number, 2);
        put(record, 0, 3);
        put(record, body.size(), 3);
        record.write(body.toByteArray());
        return record.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >> (8 * i)));
        }
    }

    private byte[] receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Waits for the next record; gives its type. */
    int next() throws IOException {
        return receive()[0];
    }

    @Override
    public void close() {
        socket.close();
    }
}
