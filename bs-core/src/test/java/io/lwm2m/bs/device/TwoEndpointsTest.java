// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.BootstrapServerBuilder;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CoAP and CoAP over DTLS on one server. */
class TwoEndpointsTest extends DtlsRig {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Override
    BootstrapServerBuilder prepared(BootstrapServerBuilder builder) {
        return builder.coap(ANY);
    }

    @BeforeEach
    void know() {
        knowPsk();
    }

    @Test
    void aClientWithACredentialIsServedAtTheSecureOneOnly() throws Exception {
        assertThat(server.endpoints()).extracting("scheme").containsExactly("coap", "coaps");
        try (ScriptedDevice plain = new ScriptedDevice(server.endpoints().get(0))) {
            Response answer = plain.request("ep=node1");
            assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(answer.getPayloadString()).isEmpty();
            assertThat(session().origin().transport()).isEqualTo("coap");
        }
        assertBootstrapped(device(DtlsClient.psk("identity1", KEY)), "ep=node1");
    }

    @Test
    void aPlainRequestWithoutNameIsToldSo() throws Exception {
        try (ScriptedDevice plain = new ScriptedDevice(server.endpoints().get(0))) {
            assertThat(plain.request("").getPayloadString()).contains("no client name (ep)");
        }
    }

    @Test
    void theStartSaysWhichAddressIsInUse() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(ANY)) {
            BootstrapServer other = other(ANY, address(taken.getLocalPort()));
            assertThatThrownBy(() -> other.start().join())
                    .hasCauseInstanceOf(StartFailed.class)
                    .hasMessageContaining("CoAPs: cannot listen at udp 127.0.0.1:" + taken.getLocalPort());
            assertThat(other.endpoints()).isEmpty();
        }
    }

    @Test
    void bothAtOneAddressCannotBe() throws Exception {
        int port;
        try (DatagramSocket free = new DatagramSocket(ANY)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> other(address(port), address(port)).start().join())
                .hasMessageContaining("CoAPs: cannot listen at udp 127.0.0.1:" + port);
    }

    @Test
    void aDoorWithoutAnyAddressIsNone() {
        assertThatThrownBy(() -> LeshanDoor.at(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private BootstrapServer other(InetSocketAddress coap, InetSocketAddress coaps) {
        return BootstrapServer.builder()
                .coap(coap)
                .coaps(coaps, ServerSecurity.of(identity, trusted()))
                .build();
    }
}
