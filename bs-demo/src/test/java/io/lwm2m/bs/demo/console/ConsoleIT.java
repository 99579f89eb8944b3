// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.device.BootstrapResult.Ending;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What people do with the console, in a browser, against a running server and devices. */
class ConsoleIT {

    private static final Axe AXE = new Axe();
    private static Chromium chromium;
    private ConsoleServer server;
    private Page page;

    @BeforeAll
    static void start() {
        Chromium.require();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        server = new ConsoleServer();
        page = new Page(chromium.driver(), server.uri());
        chromium.look(Look.DESK);
    }

    @AfterEach
    void close() {
        page.open("/api/v1/me");
        server.close();
    }

    @Test
    void firstStepsLeadFromAnEmptyServerToABootstrappedDevice() throws Exception {
        page.open("/");
        page.sees("Bootstrap your first device");
        page.sees("--server " + server.coap());
        page.press("Add");
        page.sees("Client node1 is configured");
        page.sees("Waiting for node1");
        assertThat(server.device("node1").ending()).isEqualTo(Ending.BOOTSTRAPPED);
        page.sees("Your first device is bootstrapped");
        page.press("What was said");
        page.sees("Bootstrapped in");
        page.press("As a table");
        page.sees("Bootstrap-Finish");
    }

    @Test
    void aClientWithThreeAccountsAndAKeyIsAdded() throws Exception {
        page.open("/add");
        page.type("Client name", "urn:dev:three");
        page.type("LwM2M Server URI", "coaps://one.example:5684");
        page.type("PSK identity", "three");
        page.press("Generate");
        page.sees("16 bytes");
        page.press("Add a server account");
        page.type("LwM2M Server URI", 1, "coap://two.example:5683");
        page.type("Lifetime", 1, "300");
        page.press("Add a server account");
        page.type("LwM2M Server URI", 2, "coap://three.example:5683");
        page.sees("Bootstrap-Write /0/3");
        page.press("Move up: coap://three.example:5683");
        page.press("Add client");
        page.isAt("/clients/urn%3Adev%3Athree");
        page.sees("stored, never shown");

        Map<Integer, ServerAccount> accounts =
                server.bootstrap().list("urn:dev:three").join();
        assertThat(accounts.values().stream().map(ServerAccount::serverUri))
                .containsExactly("coaps://one.example:5684", "coap://three.example:5683", "coap://two.example:5683");
        assertThat(accounts.get(0).get(Properties.SECRET_KEY).orElseThrow().size())
                .isEqualTo(16);
        assertThat(server.device("urn:dev:three").ending()).isEqualTo(Ending.BOOTSTRAPPED);
    }

    @Test
    void mistakesAreToldAtTheirFieldsWhileOneTypes() {
        page.open("/add");
        page.type("Client name", "wrong");
        page.type("LwM2M Server URI", "http://x");
        page.sees("must be coap://host[:port] or coaps://host[:port]");
        page.type("Lifetime", "-1");
        page.sees("must be from 1 to 2147483647, not '-1'");
        page.press("Add client");
        page.sees("2 things to complete or correct");
        nothingIsInTheWay();
        page.type("Lifetime", "600");
        page.seesNot("must be from 1");
        page.type("LwM2M Server URI", "coaps://x.example");
        page.sees("1 thing");
        page.type("Pre-shared key", "000102030405060708090a0b0c0d0e0f");
        page.sees("This looks like Hex");
        page.press("Read it so");
        page.sees("16 bytes");
        assertThat(page.value("Pre-shared key")).isEqualTo("000102030405060708090a0b0c0d0e0f");
        assertThat(server.bootstrap().list().join()).isEmpty();
    }

    @Test
    void aFailingSessionIsWatchedLiveAndExplained() throws Exception {
        server.bootstrap()
                .configure("node7", ServerAccount.to("coap://a.example"))
                .join();
        try (StubbornDevice device = new StubbornDevice()) {
            page.open("/clients/node7");
            device.ask("node7", server.coap());
            page.press("Running");
            page.has("main svg[aria-label*='Bootstrap-Discover /: waiting']");
            device.answer(ResponseCode.NOT_FOUND, "");
            page.has("main svg[aria-label*='Bootstrap-Delete /0: waiting']");
            page.open(page.path());
            page.has("main svg[aria-label*='Bootstrap-Delete /0: waiting']");
            device.answer(ResponseCode.DELETED, "");
            device.answer(ResponseCode.DELETED, "");
            page.has("main svg[aria-label*='Bootstrap-Write /0/']");
            device.answer(ResponseCode.BAD_REQUEST, "no room");
            page.sees("The device refused Bootstrap-Write");
            page.sees("What to try");
        }
        page.press("Sessions");
        page.press("Failed");
        page.sees("no room");
    }

    @Test
    void aLostServerIsToldAndWhenItIsBackThePageIsToo() {
        page.open("/");
        page.sees("Live");
        server.awayDuring(() -> {
            page.sees("The connection to the server is lost");
            page.sees("Offline");
            nothingIsInTheWay();
        });
        server.bootstrap()
                .configure("later", ServerAccount.to("coap://a.example"))
                .join();
        page.press("Try now");
        page.seesNot("The connection to the server is lost");
        page.sees("Live");
        page.press("Clients");
        page.sees("later");
    }

    @Test
    void whoeverComesLateSeesBothVersionsAndChooses() {
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example").with(Properties.LIFETIME, 60L))
                .join();
        page.open("/clients/node1/edit");
        page.type("Lifetime", "70");
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example").with(Properties.LIFETIME, 80L))
                .join();
        page.press("Save");
        page.sees("Somebody else changed this client meanwhile");
        page.sees("80");
        nothingIsInTheWay();
        page.press("Take what is stored");
        assertThat(page.value("Lifetime")).isEqualTo("80");
        page.type("Lifetime", "70");
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example").with(Properties.LIFETIME, 90L))
                .join();
        page.press("Save");
        page.press("Save yours over it");
        page.isAt("/clients/node1");
        page.sees("70");
        assertThat(server.bootstrap().list("node1").join().get(0).get(Properties.LIFETIME))
                .contains(70L);
    }

    @Test
    void whatWasRemovedComesBack() {
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example"))
                .join();
        page.open("/clients/node1");
        page.press("Remove");
        page.sees("node1 is removed");
        nothingIsInTheWay();
        assertThat(server.bootstrap().list().join()).isEmpty();
        page.press("Undo");
        page.sees("node1 is back");
        assertThat(server.bootstrap().list().join()).containsOnlyKeys("node1");
    }

    @Test
    void theKeyboardIsEnough() {
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example"))
                .join();
        page.open("/");
        page.sees("Overview");
        page.keys(Keys.chord(Keys.CONTROL, "k"));
        page.has("dialog[open] input:focus");
        page.keys("node");
        page.has("[role=option][aria-selected=true]");
        page.sees("client");
        nothingIsInTheWay();
        page.keys(Keys.ENTER);
        page.isAt("/clients/node1");
        page.keys(Keys.TAB);
        page.keys(Keys.TAB);
        page.keys(Keys.ENTER);
        page.isAt("/clients/node1/edit");
        page.script("history.back()");
        page.isAt("/clients/node1");
    }

    @Test
    void aCredentialIsGivenAndItsKeyIsNeverShownAgain() throws Exception {
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example"))
                .join();
        page.open("/clients/node1/credential");
        page.press("Pre-shared key");
        page.press("Generate");
        nothingIsInTheWay();
        String key = "hex:" + page.value("Key");
        page.press("Save");
        page.sees("stored, never shown");
        page.press("Try it with the simulated device");
        page.sees("--psk node1:@device.key");
        page.open("/credentials");
        page.sees("Pre-shared key");
        assertThat(server.securedDevice("node1", Secret.parse(key)).ending()).isEqualTo(Ending.BOOTSTRAPPED);
        assertThat(server.securedDevice("node1", Secret.ofText("another key than that"))
                        .ending())
                .isNotEqualTo(Ending.BOOTSTRAPPED);
        page.press("Sessions");
        page.press("Refused session of node1");
        page.sees("its key is another one than the key that is stored here");
    }

    @Test
    void aStrangerIsExplainedAndAdded() throws Exception {
        server.device("stranger");
        page.open("/sessions");
        page.press("Refused session of stranger");
        page.sees("This server knows no client “stranger”");
        page.press("Add this client");
        assertThat(page.value("Client name")).isEqualTo("stranger");
    }

    /** Of anybody: axe-core finds nothing in what is shown now. */
    private static void nothingIsInTheWay() {
        assertThat(AXE.look(chromium.driver())).isEmpty();
    }
}
