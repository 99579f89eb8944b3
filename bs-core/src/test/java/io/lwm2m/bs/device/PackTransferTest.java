// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.time.Duration;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as delivered, datagram by datagram. */
class PackTransferTest extends SessionRig {

    private static final KeyPair KEYS = MadeCertificate.keys("EC");
    private static final ServerAccount X509 = ServerAccount.to("coaps://x509.example")
            .with(Properties.SECURITY_MODE, SecurityMode.X509.code())
            .with(
                    Properties.PUB_KEY_ID,
                    MadeCertificate.of("CN=node1", KEYS).padded(1500).opaque())
            .with(
                    Properties.SERVER_PUB_KEY_ID,
                    MadeCertificate.of("CN=ca", KEYS).padded(1500).opaque())
            .with(Properties.SECRET_KEY, Secret.of(KEYS.getPrivate().getEncoded()));

    private RawPeer peer;
    private int asked;

    @BeforeEach
    void allowKeys() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
        peer = new RawPeer(device.server);
    }

    @AfterEach
    void leave() {
        peer.close();
    }

    /** The next answer to a request for a block; null for no option. */
    private Response ask(BlockOption block) throws Exception {
        Request request = peer.pack("ep=node1");
        if (block != null) {
            request.getOptions().setBlock2(block);
        }
        return peer.send(RawPeer.datagram(request, ++asked)).answer();
    }

    /** Ends what is under way, for the server waits for it when it stops. */
    private void letGo() throws Exception {
        configure(ACCOUNT);
        peer.reset(ask(null));
    }

    private void assertFailed(String why) throws Exception {
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause()).contains("Bootstrap-Pack-Request /bspack: no answer \"" + why + "\"");
    }

    @Test
    void aPackIsConfirmableAndDeliveredWhenItIsAcknowledged() throws Exception {
        Response pack = ask(null);
        assertThat(pack.getType()).isEqualTo(Type.CON);
        assertThat(pack.getOptions().hasBlock2()).isFalse();
        assertThat(sessions).isEmpty();
        peer.acknowledge(pack);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void aPackThatIsRejectedIsNotDelivered() throws Exception {
        peer.reset(ask(null));
        assertFailed("rejected with RST");
    }

    @Test
    void aPackIsSentAgainWhenItsAcknowledgementIsLost() throws Exception {
        Response first = ask(null);
        Response again = peer.answer();
        assertThat(again.getMID()).isEqualTo(first.getMID());
        peer.acknowledge(again);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(store.reads).hasValue(1);
    }

    @Test
    void aPackThatNobodyAcknowledgesFailsWhenTheTimeOfTheSessionIsOver() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, Duration.ofMillis(300), true));
        peer = new RawPeer(device.server);
        ask(null);
        assertFailed("not fetched in time");
    }

    @Test
    void aPackWhoseBlocksNobodyFetchesFailsWhenTheTimeOfTheSessionIsOver() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, Duration.ofMillis(300), true));
        configure(X509);
        peer = new RawPeer(device.server);
        assertThat(ask(null).getOptions().getBlock2().isM()).isTrue();
        assertFailed("not fetched in time");
        assertThat(ask(new BlockOption(5, false, 1)).getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64, 128, 256, 512, 1024})
    void aLargePackGoesInBlocksOfTheSizeThatTheClientLikes(int bytes) throws Exception {
        configure(X509);
        device.close();
        device =
                new ScriptedDevice(server.endpoints().get(0), coap -> coap.set(CoapConfig.PREFERRED_BLOCK_SIZE, bytes));
        device.peculiarity = request -> request.getOptions().setBlock2(BlockOption.size2Szx(bytes), false, 0);
        device.take(device.pack("ep=node1"));
        SessionRecord session = session();
        assertThat(session.outcome()).as("%s", session).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.exchanges())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.bytes()).isGreaterThan(3000));
        assertThat(device.value("/0/2", 3))
                .isEqualTo(X509.get(Properties.PUB_KEY_ID).orElseThrow().bytes());
        assertThat(store.reads).hasValue(1);
    }

    @Test
    void aLargePackGoesInBlocksUnasked() throws Exception {
        configure(X509);
        device.take(device.pack("ep=node1"));
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.value("/0/2", 5))
                .isEqualTo(X509.get(Properties.SECRET_KEY).orElseThrow().bytes());
    }

    @Test
    void onlyTheAcknowledgementOfTheLastBlockCounts() throws Exception {
        configure(X509);
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        Response block = ask(null);
        while (block.getOptions().getBlock2().isM()) {
            assertThat(block.getType()).isEqualTo(Type.ACK);
            pack.writeBytes(block.getPayload());
            BlockOption next = block.getOptions().getBlock2();
            block = ask(new BlockOption(next.getSzx(), false, next.getNum() + 1));
        }
        pack.writeBytes(block.getPayload());
        assertThat(block.getType()).isEqualTo(Type.CON);
        assertThat(sessions).isEmpty();
        peer.acknowledge(block);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.exchanges().get(0).bytes()).isEqualTo(pack.size());
    }

    @Test
    void aClientMayGoOnWithSmallerBlocks() throws Exception {
        configure(X509);
        assertThat(ask(null).getPayloadSize()).isEqualTo(512);
        Response smaller = ask(new BlockOption(2, false, 8));
        assertThat(smaller.getOptions().getBlock2()).isEqualTo(new BlockOption(2, true, 8));
        assertThat(smaller.getPayloadSize()).isEqualTo(64);
        letGo();
    }

    @Test
    void aSmallPackGoesInBlocksToAClientThatAsksForThem() throws Exception {
        Response first = ask(new BlockOption(1, false, 0));
        assertThat(first.getPayloadSize()).isEqualTo(32);
        assertThat(first.getOptions().getBlock2().isM()).isTrue();
        assertThat(ask(new BlockOption(6, false, 0)).getOptions().getBlock2().isM())
                .isFalse();
        letGo();
    }

    @Test
    void aBlockThatThePackDoesNotHaveIsABadOption() throws Exception {
        configure(X509);
        ask(null);
        assertThat(ask(new BlockOption(5, false, 1000)).getCode()).isEqualTo(ResponseCode.BAD_OPTION);
        letGo();
    }

    @Test
    void blocksAreForWhoAskedForThePackOnly() throws Exception {
        configure(X509);
        ask(null);
        try (RawPeer other = new RawPeer(device.server)) {
            Request request = other.pack("ep=node1");
            request.getOptions().setBlock2(5, false, 1);
            assertThat(other.send(RawPeer.datagram(request)).answer().getCode())
                    .isEqualTo(ResponseCode.REQUEST_ENTITY_INCOMPLETE);
        }
        letGo();
    }

    @Test
    void theNewestRequestOfAClientWins() throws Exception {
        ask(null);
        device.request("ep=node1");
        SessionRecord older = session();
        assertThat(older.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(older.result().cause()).contains("a newer bootstrap request of this client took its place");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void aPackTakesThePlaceOfAnOlderSession() throws Exception {
        device.on("DELETE /0", ScriptedDevice.Behaviour.silence()).request("ep=node1");
        peer.acknowledge(ask(null));
        SessionRecord older = session();
        assertThat(older.result().cause()).contains("a newer bootstrap request of this client took its place");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
    }

    @Test
    void aPackThatIsCutOffByTheStopIsRecorded() throws Exception {
        ask(null);
        server.stop().join();
        assertThat(session().result().cause()).contains("the server was stopped");
    }
}
