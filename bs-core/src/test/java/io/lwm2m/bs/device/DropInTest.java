// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.resolve.AccountResolver;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coap.CoapBootstrapServerProtocolProvider;
import org.junit.jupiter.api.Test;

/** Each piece alone, and all at once, in a server that somebody else builds; over real sockets. */
class DropInTest {

    private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();
    private final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
    private final AccountResolver resolver = AccountResolver.of(store);

    private static LeshanBootstrapServerBuilder existingDeployment() {
        return new LeshanBootstrapServerBuilder()
                .setEndpointsProviders(new CaliforniumBootstrapServerEndpointsProvider.Builder(
                                new CoapBootstrapServerProtocolProvider())
                        .addEndpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Protocol.COAP)
                        .build());
    }

    private void configure(ServerAccount... accounts) {
        new ConfigurationAdmin(store).configure("node1", List.of(accounts));
    }

    private ScriptedDevice bootstrap(UnaryOperator<LeshanBootstrapServerBuilder> plug) throws Exception {
        LeshanBootstrapServer server = plug.apply(existingDeployment()).build();
        server.start();
        URI uri = server.getEndpoints().get(0).getURI();
        try (ScriptedDevice device = new ScriptedDevice(uri)) {
            assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
            device.finished.get(10, TimeUnit.SECONDS);
            return device;
        } finally {
            server.destroy();
        }
    }

    private static void assertHoldsTheAccount(ScriptedDevice device) {
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0");
        assertThat(device.value("/0/1", 0)).isEqualTo("coap://one.example");
        assertThat(device.value("/1/0", 1)).isEqualTo(300L);
    }

    @Test
    void theFacadeRunsInsideAnExistingDeployment() throws Exception {
        BootstrapServer server = DropInExample.facade(existingDeployment());
        server.start().join();
        server.configure("node1", ServerAccount.to("coap://one.example").with(Properties.LIFETIME, 300L))
                .join();
        try (ScriptedDevice device = new ScriptedDevice(server.endpoints().get(0))) {
            device.request("ep=node1");
            device.finished.get(10, TimeUnit.SECONDS);
            assertHoldsTheAccount(device);
            assertThat(device.request("").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        } finally {
            server.stop().join();
        }
    }

    @Test
    void allPiecesAtOnce() throws Exception {
        configure(ServerAccount.to("coap://one.example").with(Properties.LIFETIME, 300L));
        assertHoldsTheAccount(bootstrap(yours -> DropInExample.allPieces(yours, DoorContext.of(resolver))));
    }

    @Test
    void packsComeWithTheGuard() throws Exception {
        configure(ServerAccount.to("coap://one.example").with(Properties.LIFETIME, 300L));
        LeshanPieces pieces = new LeshanPieces(DoorContext.of(resolver));
        LeshanBootstrapServer server = pieces.applyTo(existingDeployment()).build();
        pieces.guard(server);
        server.start();
        try (ScriptedDevice device =
                new ScriptedDevice(server.getEndpoints().get(0).getURI())) {
            device.take(device.pack("ep=node1&acc=</0/0>"));
            assertHoldsTheAccount(device);
        } finally {
            server.destroy();
        }
    }

    @Test
    void theSessionManagerAlone() throws Exception {
        configure(ServerAccount.to("coap://one.example").with(Properties.LIFETIME, 300L));
        assertHoldsTheAccount(bootstrap(yours -> DropInExample.sessionManager(
                yours, DoorContext.of(resolver), new CredentialSecurityStore(credentials))));
    }

    @Test
    void theTaskProviderAlone() throws Exception {
        configure(ServerAccount.to("coap://one.example").with(Properties.LIFETIME, 300L));
        assertHoldsTheAccount(bootstrap(yours -> DropInExample.taskProvider(yours, resolver)));
    }

    @Test
    void theConfigurationStoreAlone() throws Exception {
        configure(ServerAccount.to("coap://one.example").with(Properties.LIFETIME, 300L));
        assertHoldsTheAccount(bootstrap(yours -> DropInExample.configStore(yours, resolver)));
    }

    @Test
    void theConfigurationStoreAloneCarriesEveryKindOfProperty() throws Exception {
        configure(ServerAccount.to("coaps://one.example")
                .with(Properties.PUB_KEY_ID, Opaque.ofText("me"))
                .with(Properties.SECRET_KEY, Secret.ofText("0123456789abcdef"))
                .with(Properties.SMS_SECURITY_MODE, 3L)
                .with(Properties.LWM2M_SERVER_SMS_NUM, "123456")
                .with(Properties.CIPHER_SUITES, List.of(49320L, 49316L))
                .with(Properties.BINDING, "UQ")
                .with(Properties.APN_LINK, new ObjectLink(11, 4))
                .with(Properties.REGISTRATION_PRIORITY, 7L)
                .with(Properties.OSCORE_MASTER_SECRET, Secret.ofText("secret"))
                .with(Properties.OSCORE_SENDER_ID, Opaque.ofText("A"))
                .with(Properties.OSCORE_RECIPIENT_ID, Opaque.ofText("B"))
                .with(Properties.ACCESS_CONTROL_RIGHTS, Map.of(new ObjectLink(3, 0), 15L)));
        SessionRules allowed = new SessionRules(Duration.ofSeconds(12), Duration.ofSeconds(247), true);
        ScriptedDevice device = bootstrap(yours -> yours.setConfigStore(new AccountConfigStore(resolver, allowed)));
        assertThat(device.held()).containsOnlyKeys("/0/0", "/0/1", "/1/0", "/2/0", "/21/0");
        assertThat(device.value("/0/1", 2)).isEqualTo(0L);
        assertThat(device.value("/0/1", 5)).isEqualTo("0123456789abcdef".getBytes());
        assertThat(device.value("/0/1", 6)).isEqualTo(3L);
        assertThat(device.value("/0/1", 9)).isEqualTo("123456");
        assertThat(device.value("/1/0", 7)).isEqualTo("UQ");
        assertThat(device.value("/2/0", 3)).isEqualTo(1L);
        assertThat(device.value("/21/0", 0)).isEqualTo("secret".getBytes());
    }

    @Test
    void noPieceSendsKeysOverPlainCoap() throws Exception {
        configure(ServerAccount.to("coaps://one.example")
                .with(Properties.PUB_KEY_ID, Opaque.ofText("me"))
                .with(Properties.SECRET_KEY, Secret.ofText("0123456789abcdef")));
        assertRefused(yours -> DropInExample.taskProvider(yours, resolver));
        assertRefused(yours -> DropInExample.configStore(yours, resolver));
        assertRefused(yours -> DropInExample.allPieces(yours, DoorContext.of(resolver)));
    }

    private static void assertRefused(UnaryOperator<LeshanBootstrapServerBuilder> plug) throws Exception {
        LeshanBootstrapServer server = plug.apply(existingDeployment()).build();
        server.start();
        try (ScriptedDevice device =
                new ScriptedDevice(server.getEndpoints().get(0).getURI())) {
            assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(device.requests).isEmpty();
        } finally {
            server.destroy();
        }
    }

    @Test
    void theSecurityStoreKeepsAClientWithACredentialFromPlainCoap() throws Exception {
        configure(ServerAccount.to("coap://one.example"));
        credentials.put(new Credential.Psk("node1", "identity1", Secret.ofText("0123456789abcdef")));
        LeshanBootstrapServer server = DropInExample.securityStore(existingDeployment(), credentials)
                .setConfigStore(new AccountConfigStore(resolver))
                .build();
        server.start();
        try (ScriptedDevice device =
                new ScriptedDevice(server.getEndpoints().get(0).getURI())) {
            assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        } finally {
            server.destroy();
        }
    }

    @Test
    void theOscoreEndpointServesLeshansOwnSessions() throws Exception {
        configure(ServerAccount.to("coaps://one.example")
                .with(Properties.PUB_KEY_ID, Opaque.ofText("me"))
                .with(Properties.SECRET_KEY, Secret.ofText("0123456789abcdef")));
        Secret secret = Secret.ofText("fedcba9876543210");
        Credential.Oscore credential =
                new Credential.Oscore("node1", Opaque.ofText("A"), Opaque.ofText("B"), secret, Secret.ofText("salt"));
        credentials.put(credential);
        LeshanBootstrapServer server = DropInExample.oscoreEndpoint(
                        new LeshanBootstrapServerBuilder(), URI.create("coap://127.0.0.1:0"), credentials)
                .setSecurityStore(new CredentialSecurityStore(credentials))
                .setConfigStore(new AccountConfigStore(resolver))
                .build();
        server.start();
        URI uri = server.getEndpoints().get(0).getURI();
        try (ScriptedDevice device = new OscoreLink(uri, credential).device(uri)) {
            assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
            device.finished.get(10, TimeUnit.SECONDS);
            assertThat(device.value("/0/1", 5)).isEqualTo("0123456789abcdef".getBytes());
        } finally {
            server.destroy();
        }
    }
}
