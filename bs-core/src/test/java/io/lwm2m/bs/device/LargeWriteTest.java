// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.ScriptedDevice.Behaviour;
import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, which do not fit into one message: they go in blocks (RFC 7959), of the size that the device likes. */
class LargeWriteTest extends SessionRig {

    private static final KeyPair KEYS = MadeCertificate.keys("secp256r1");
    private static final KeyPair AUTHORITY = MadeCertificate.keys("secp384r1");
    private static final ServerAccount X509 = ServerAccount.to("coaps://x509.example")
            .with(Properties.SECURITY_MODE, 2L)
            .with(
                    Properties.PUB_KEY_ID,
                    MadeCertificate.of("CN=node1", KEYS)
                            .issuedBy("CN=ca", AUTHORITY)
                            .padded(2000)
                            .opaque())
            .with(
                    Properties.SERVER_PUB_KEY_ID,
                    MadeCertificate.of("CN=ca", AUTHORITY).padded(2000).opaque())
            .with(Properties.SECRET_KEY, Secret.of(KEYS.getPrivate().getEncoded()));

    /** A device that puts blocks together by itself, as small ones do, and takes none larger than its buffer. */
    private record Narrow(ScriptedDevice device, int szx, ByteArrayOutputStream body) implements Behaviour {

        static Narrow of(ScriptedDevice device, int bytes) {
            return new Narrow(device, BlockOption.size2Szx(bytes), new ByteArrayOutputStream());
        }

        @Override
        public void handle(Exchange exchange) {
            Request request = exchange.getRequest();
            BlockOption block = request.getOptions().getBlock1();
            Response response;
            if (block == null ? request.getPayloadSize() > BlockOption.szx2Size(szx) : block.getSzx() > szx) {
                response = new Response(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
                response.getOptions().setBlock1(szx, true, 0);
            } else {
                response = take(request, block);
            }
            exchange.sendResponse(response);
        }

        private Response take(Request request, BlockOption block) {
            body.writeBytes(request.getPayload());
            boolean more = block != null && block.isM();
            Response response = new Response(more ? ResponseCode.CONTINUE : ResponseCode.CHANGED);
            if (block != null) {
                response.getOptions().setBlock1(block.getSzx(), more, block.getNum());
            }
            if (!more) {
                String path = "/" + request.getOptions().getUriPathString();
                device.put(path, request.getOptions().getContentFormat(), body.toByteArray());
                body.reset();
            }
            return response;
        }
    }

    @BeforeEach
    void allowKeys() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ep=node1", "ep=node1&pct=110", "ep=node1&pct=112"})
    void certificatesGoInBlocksAndWhatIsSmallDoesNot(String query) throws Exception {
        configure(X509, PSK_ACCOUNT);
        device.request(query);
        assertArrived();
        assertThat(device.blocks)
                .startsWith("PUT /0/1 0 of 512", "PUT /0/1 1 of 512")
                .allMatch(block -> block.startsWith("PUT /0/1 "));
        assertThat(device.value("/0/2", 5)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64, 128, 256})
    void aDeviceGetsSmallerBlocksWhenItAnswersWithTheirSize(int bytes) throws Exception {
        replaceDevice(configuration -> configuration.set(CoapConfig.PREFERRED_BLOCK_SIZE, bytes));
        configure(X509);
        device.request("ep=node1");
        assertArrived();
        assertThat(device.blocks)
                .startsWith("PUT /0/1 0 of 512", "PUT /0/1 " + 512 / bytes + " of " + bytes)
                .filteredOn(block -> block.endsWith(" of 512"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 256})
    void aDeviceGetsSmallerBlocksWhenTheFirstIsTooLargeForIt(int bytes) throws Exception {
        narrowDevice(bytes);
        configure(X509);
        device.request("ep=node1");
        assertArrived();
        assertThat(device.blocks).startsWith("PUT /0/1 0 of 512", "PUT /0/1 0 of " + bytes, "PUT /0/1 1 of " + bytes);
    }

    @Test
    void aSmallWriteGoesInBlocksToADeviceThatHasNoRoomForIt() throws Exception {
        narrowDevice(32);
        configure(PSK_ACCOUNT);
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).startsWith("GET /", "DELETE /0", "DELETE /1", "PUT /0/1 11542", "PUT /0/1 11542");
        assertThat(device.blocks).startsWith("PUT /0/1 0 of 32", "PUT /0/1 1 of 32");
        assertThat(device.value("/0/1", 5)).isEqualTo(KEY);
    }

    @Test
    void theLargestAccountThatThereMayBeArrives() throws Exception {
        replaceDevice(configuration -> configuration.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 1 << 16));
        ServerAccount huge = X509.with(
                        Properties.PUB_KEY_ID,
                        MadeCertificate.of("CN=node1", KEYS).padded(7700).opaque())
                .with(
                        Properties.SERVER_PUB_KEY_ID,
                        MadeCertificate.of("CN=ca", AUTHORITY).padded(7700).opaque());
        configure(huge);
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/0/1", 3))
                .isEqualTo(huge.get(Properties.PUB_KEY_ID).orElseThrow().bytes());
        assertThat(device.value("/0/1", 4))
                .isEqualTo(huge.get(Properties.SERVER_PUB_KEY_ID).orElseThrow().bytes());
    }

    @Test
    void aWriteInBlocksMayTakeAsLongAsTheSession() {
        PlannedSessions sessions = new PlannedSessions(DoorContext.of(name -> Optional.empty()));
        BootstrapSession session = sessions.begin(
                new BootstrapRequest("node1"),
                new IpPeer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)),
                URI.create("coap://127.0.0.1:5783"));
        PlannedInstance large = AccountNodes.security(0, X509, OptionalInt.empty());
        PlannedInstance small = AccountNodes.security(0, PSK_ACCOUNT, OptionalInt.empty());
        assertThat(sessions.timeoutMillis(session, large.write(ContentFormat.TLV)))
                .isBetween(200_000L, 247_000L);
        assertThat(sessions.timeoutMillis(session, small.write(ContentFormat.TLV)))
                .isEqualTo(100_000L);
    }

    @Test
    void aChainInPemArrivesAsItIs() throws Exception {
        MadeCertificate own = MadeCertificate.of("CN=node1", KEYS).issuedBy("CN=ca", AUTHORITY);
        Opaque chain =
                Opaque.ofText(own.pem() + MadeCertificate.of("CN=ca", AUTHORITY).pem());
        configure(X509.with(Properties.PUB_KEY_ID, chain));
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/0/1", 3)).isEqualTo(chain.bytes());
    }

    private void assertArrived() throws InterruptedException {
        SessionRecord session = session();
        assertThat(session.outcome()).as("%s", session).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/0/1", 3))
                .isEqualTo(X509.get(Properties.PUB_KEY_ID).orElseThrow().bytes());
        assertThat(device.value("/0/1", 4))
                .isEqualTo(X509.get(Properties.SERVER_PUB_KEY_ID).orElseThrow().bytes());
        assertThat(device.value("/0/1", 5))
                .isEqualTo(X509.get(Properties.SECRET_KEY).orElseThrow().bytes());
        assertThat(session.exchanges())
                .filteredOn(exchange -> exchange.path().equals("/0/1"))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.bytes()).isGreaterThan(4000));
    }

    private void narrowDevice(int bytes) throws Exception {
        replaceDevice(configuration -> configuration.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 0));
        for (String path : List.of("/0/1", "/1/0")) {
            device.on("PUT " + path, Narrow.of(device, bytes));
        }
    }

    private void replaceDevice(Consumer<Configuration> settings) throws Exception {
        device.close();
        device = new ScriptedDevice(server.endpoints().get(0), settings);
    }
}
