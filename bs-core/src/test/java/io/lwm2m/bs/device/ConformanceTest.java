// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServerBuilder;
import io.lwm2m.bs.device.DeviceAuthority.Request;
import io.lwm2m.bs.device.ScriptedDevice.Behaviour;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.security.SecurityInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The bootstrap cases of the OMA Enabler Test Specification for LwM2M (OMA-ETS-LightweightM2M_INT 1.1 and 1.2), on the server's
 * side; over real sockets, with the device of configuration C.13: its bootstrap account is {@code /0/1}, with a pre-shared key,
 * and it has no instance of Server. This server discovers first and deletes before it writes, which the cases leave open.
 *
 * <p>Not here: 1.1-int-3 (smartcard), 6 and 7 (the client alone), 10 (EST), 1.2-int-19 (MQTT).
 */
class ConformanceTest extends DtlsRig {

    private static final byte[] SERVER_KEY = DtlsClient.key("fedcba9876543210");
    private static final DeviceAuthority AUTHORITY = new DeviceAuthority("devices");

    private RegistrationServer registrar;

    @Override
    BootstrapServerBuilder prepared(BootstrapServerBuilder builder) {
        return builder.coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @BeforeEach
    void switchOn() throws Exception {
        registrar = new RegistrationServer(identity, AUTHORITY.certificate);
        registrar.know(SecurityInfo.newPreSharedKeyInfo("node1", "server-identity", SERVER_KEY));
        knowPsk();
        configure(c1());
    }

    @AfterEach
    void switchOff() {
        registrar.close();
    }

    private void configure(ServerAccount... accounts) {
        server.remove().join();
        server.configure("node1", accounts).join();
    }

    /** Basic configuration 1: a server account with a pre-shared key. */
    private ServerAccount c1() {
        return ServerAccount.to(registrar.uri().toString())
                .with(Properties.PUB_KEY_ID, Opaque.ofText("server-identity"))
                .with(Properties.SECRET_KEY, Secret.of(SERVER_KEY))
                .with(Properties.SHORT_SERVER_ID, 1L)
                .with(Properties.LIFETIME, 86_400L)
                .with(Properties.NOTIFICATION_STORING, false)
                .with(Properties.BINDING, "U");
    }

    /** Configuration C.13, as a device that tells what it is sent. */
    private ScriptedDevice c13() throws Exception {
        return device(DtlsClient.psk("identity1", KEY))
                .withBootstrapAccountAt("/0/1")
                .hold("/3/0");
    }

    /** Configuration C.13, as a device that registers with what it is told. */
    private RegisteringClient c13Registering() {
        return new RegisteringClient(
                "node1", 1, Security.pskBootstrap(coaps().toString(), DtlsClient.key("identity1"), KEY));
    }

    private static List<String> answers(SessionRecord session, Operation operation) {
        return session.exchanges().stream()
                .filter(exchange -> exchange.operation() == operation)
                .map(exchange -> exchange.path() + " " + exchange.answer())
                .toList();
    }

    private void assertHoldsC1(ScriptedDevice device, String security, String server) {
        assertThat(device.value(security, 0)).isEqualTo(registrar.uri().toString());
        assertThat(device.value(security, 1)).isEqualTo(false);
        assertThat(device.value(security, 2)).isEqualTo(0L);
        assertThat(device.value(security, 3)).isEqualTo(DtlsClient.key("server-identity"));
        assertThat(device.value(security, 5)).isEqualTo(SERVER_KEY);
        assertThat(device.value(security, 10)).isEqualTo(1L);
        assertThat(device.value(server, 0)).isEqualTo(1L);
        assertThat(device.value(server, 1)).isEqualTo(86_400L);
        assertThat(device.value(server, 6)).isEqualTo(false);
        assertThat(device.value(server, 7)).isEqualTo("U");
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-0 Client Initiated Bootstrap")
    void theRequestIsAcceptedAndAccountDiscoverAndFinishFollow() throws Exception {
        ScriptedDevice device = c13();
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        SessionRecord session = session();
        assertThat(answers(session, Operation.DISCOVER)).containsExactly("/ 2.05");
        assertThat(answers(session, Operation.WRITE)).containsExactly("/0/0 2.04", "/1/0 2.04");
        assertThat(answers(session, Operation.FINISH)).containsExactly("/bs 2.04");
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0", "/3/0");
        assertHoldsC1(device, "/0/0", "/1/0");
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-1 Client Initiated Bootstrap Full (PSK)")
    void theClientRegistersWithTheKeyThatItWasTold() throws Exception {
        try (RegisteringClient client = c13Registering()) {
            client.switchOn();
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
            Registration registration = registrar.registration();
            assertThat(registration.getEndpoint()).isEqualTo("node1");
            assertThat(registration.getLifeTimeInSec()).isEqualTo(86_400L);
        }
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-2 Client Initiated Bootstrap Full (Cert)")
    void theClientRegistersWithTheCertificateThatItWasTold() throws Exception {
        KeyPair keys = DeviceAuthority.keys();
        X509Certificate certificate = AUTHORITY.issue(Request.of("CN=node1"), keys);
        registrar.know(SecurityInfo.newX509CertInfo("node1"));
        configure(c1().with(Properties.SECURITY_MODE, SecurityMode.X509.code())
                .with(Properties.PUB_KEY_ID, Opaque.of(certificate.getEncoded()))
                .with(
                        Properties.SERVER_PUB_KEY_ID,
                        Opaque.of(identity.certificate().getEncoded()))
                .with(Properties.SECRET_KEY, Secret.of(keys.getPrivate().getEncoded())));
        try (RegisteringClient client = c13Registering()) {
            client.switchOn();
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
            assertThat(registrar
                            .registration()
                            .getClientTransportData()
                            .getIdentity()
                            .toString())
                    .contains("node1");
        }
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-4 Bootstrap Delete")
    void whatWasThereIsDeletedAndTheBootstrapAccountIsNot() throws Exception {
        ScriptedDevice device = c13();
        device.request("ep=node1");
        session();
        configure(ServerAccount.to("coaps://other.example")
                .with(Properties.PUB_KEY_ID, Opaque.ofText("other"))
                .with(Properties.SECRET_KEY, Secret.of(KEY)));
        device.hold("/1/7").hold("/0/7").request("ep=node1");
        SessionRecord session = session();
        assertThat(answers(session, Operation.DELETE)).containsExactly("/0 2.02", "/1 2.02");
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0", "/3/0");
        assertThat(device.value("/0/0", 0)).isEqualTo("coaps://other.example");
        assertThat(device.value("/0/1", 0)).isNull();
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-5 Server Initiated Bootstrap")
    void aRegisteredClientThatIsTriggeredComesBackAndIsBootstrappedAgain() throws Exception {
        try (RegisteringClient client = c13Registering()) {
            client.switchOn();
            assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
            Registration registration = registrar.registration();
            configure(c1().with(Properties.LIFETIME, 4_000L));
            assertThat(registrar.execute(registration, "/1/0/9").isSuccess()).isTrue();
            SessionRecord again = session();
            assertThat(again.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
            assertThat(answers(again, Operation.FINISH)).containsExactly("/bs 2.04");
            assertThat(registrar.registration().getLifeTimeInSec()).isEqualTo(4_000L);
        }
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-8 Bootstrap Read: the writes of it; this server has no need to read")
    void accessRightsAreWrittenBesideTheAccount() throws Exception {
        configure(c1().with(Properties.ACCESS_CONTROL_RIGHTS, Map.of(new ObjectLink(3, 0), 31L)));
        ScriptedDevice device = c13();
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        SessionRecord session = session();
        assertThat(answers(session, Operation.WRITE)).containsExactly("/0/0 2.04", "/1/0 2.04", "/2/0 2.04");
        assertThat(answers(session, Operation.FINISH)).containsExactly("/bs 2.04");
        assertThat(device.value("/2/0", 0)).isEqualTo(3L);
        assertThat(device.value("/2/0", 1)).isEqualTo(0L);
        assertThat(device.value("/2/0", 3)).isEqualTo(1L);
    }

    @Test
    @DisplayName("LightweightM2M-1.1-int-9 Bootstrap and Configuration Consistency")
    void aClientThatFindsItsConfigurationInconsistentIsNotBootstrapped() throws Exception {
        ScriptedDevice device = c13().on("POST /bs", Behaviour.text(ResponseCode.NOT_ACCEPTABLE, "no Server account"));
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(session.result().cause()).contains("Bootstrap-Finish /bs: 4.06 \"no Server account\"");
    }

    @Test
    @DisplayName("LightweightM2M-1.2-int-11 Client Initiated Bootstrap (OSCORE)")
    void accountOscoreKeysAndServerAreWrittenUnderOscore() throws Exception {
        credentials.put(OscoreSessionTest.CREDENTIAL);
        configure(ServerAccount.to("coap://server.example")
                .with(Properties.OSCORE_MASTER_SECRET, Secret.of(SERVER_KEY))
                .with(Properties.OSCORE_SENDER_ID, Opaque.ofText("A"))
                .with(Properties.OSCORE_RECIPIENT_ID, Opaque.ofText("B")));
        URI coap = server.endpoints().stream()
                .filter(uri -> uri.getScheme().equals("coap"))
                .findFirst()
                .orElseThrow();
        ScriptedDevice device = new OscoreLink(coap, OscoreSessionTest.CREDENTIAL).device(coap);
        devices.add(device);
        device.hold("/21/0").hold("/3/0").on("DELETE /21", Behaviour.code(ResponseCode.DELETED));
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        SessionRecord session = session();
        assertThat(session.origin().transport()).isEqualTo("coap+oscore");
        assertThat(answers(session, Operation.WRITE)).containsExactly("/0/1 2.04", "/21/1 2.04", "/1/0 2.04");
        assertThat(answers(session, Operation.FINISH)).containsExactly("/bs 2.04");
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0", "/21/0", "/21/1", "/3/0");
        assertThat(device.value("/0/1", 2)).isEqualTo(3L);
        assertThat(device.value("/0/1", 17)).hasToString("/21/1");
        assertThat(device.value("/21/1", 0)).isEqualTo(SERVER_KEY);
    }

    @Test
    @DisplayName("LightweightM2M-1.2-int-12 Bootstrap via Bootstrap-Pack-Request")
    void aPackHasTheAccountAndTheClientRegistersWithIt() throws Exception {
        ScriptedDevice device = c13();
        Response pack = device.pack("ep=node1&acc=</0/1>");
        assertThat(pack.getCode()).isEqualTo(ResponseCode.CONTENT);
        device.take(pack);
        SessionRecord session = session();
        assertThat(session.outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(session.exchanges()).extracting(Exchange::operation).containsExactly(Operation.PACK);
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0", "/3/0");
        assertHoldsC1(device, "/0/0", "/1/0");
        Security account = Security.psk((String) device.value("/0/0", 0), 1, (byte[]) device.value("/0/0", 3), (byte[])
                device.value("/0/0", 5));
        try (RegisteringClient client = new RegisteringClient("node1", 0, account, new Server(1, 86_400))) {
            client.switchOn();
            assertThat(registrar.registration().getEndpoint()).isEqualTo("node1");
        }
    }
}
