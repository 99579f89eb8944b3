// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A router between one device and a server that may give the device another outer address at any time. */
final class Nat implements AutoCloseable {

    private final InetSocketAddress server;
    private final DatagramSocket inner = socket();
    private volatile DatagramSocket outer = socket();
    private volatile InetSocketAddress device = new InetSocketAddress(0);

    Nat(URI server) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        run("nat-inner", inner, this::outwards);
        run("nat-outer", outer, this::inwards);
    }

    private interface Forwarding {
        void forward(DatagramPacket packet) throws IOException;
    }

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String name, DatagramSocket from, Forwarding way) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                            from.receive(packet);
                            way.forward(packet);
                        }
                    } catch (IOException e) {
                        // closed
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void outwards(DatagramPacket packet) throws IOException {
        device = (InetSocketAddress) packet.getSocketAddress();
        packet.setSocketAddress(server);
        outer.send(packet);
    }

    private void inwards(DatagramPacket packet) throws IOException {
        packet.setSocketAddress(device);
        inner.send(packet);
    }

    /** From now on the server sees the device elsewhere, and does not reach it where it was. */
    int rebind() {
        DatagramSocket old = outer;
        outer = socket();
        run("nat-outer", outer, this::inwards);
        old.close();
        return outer.getLocalPort();
    }

    /** Where the device sends to instead of the server. */
    URI uri() {
        return URI.create("coaps://127.0.0.1:" + inner.getLocalPort());
    }

    @Override
    public void close() {
        inner.close();
        outer.close();
    }
}
