// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.json.AccountSamples;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ServerAccount;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.peer.IpPeer;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.request.BootstrapWriteRequest;
import org.eclipse.leshan.server.bootstrap.BootstrapSession;
import org.eclipse.leshan.server.bootstrap.BootstrapUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Both ways to a device, Leshan's own tasks with our configuration store and our plan, write the same. */
class LeshanConfigTest {

    static final List<Property<?>> ROWS = Properties.ALL;

    private static final ServerAccount LEAST =
            ServerAccount.to("coap://h").with(Properties.SECURITY_MODE, 3L).with(Properties.SHORT_SERVER_ID, 1L);
    private static final ServerAccount SAMPLES = AccountSamples.everything().with(Properties.BINDING, "UTSN");
    private static final SessionRules ALLOWED = new SessionRules(Duration.ofSeconds(12), Duration.ofSeconds(247), true);
    private static final Discovered ELSEWHERE = new Discovered(Set.of(), Set.of(new LwM2mPath(0, 65534)));

    @ParameterizedTest
    @FieldSource("ROWS")
    void each_row_of_the_table_is_written_alike(Property<?> row) {
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>(Map.of(0, sampled(row)));
        assertThat(byLeshan(accounts)).isEqualTo(byPlan(accounts));
        assertThat(byPlan(accounts)).isNotEqualTo(byPlan(new TreeMap<>(Map.of(0, LEAST))));
    }

    @Test
    void several_accounts_with_everything_are_written_alike() {
        ServerAccount second = SAMPLES.with(Properties.SHORT_SERVER_ID, 7L);
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>(Map.of(0, SAMPLES, 1, second, 2, LEAST));
        assertThat(byLeshan(accounts))
                .isEqualTo(byPlan(accounts))
                .containsOnlyKeys("/0/0", "/0/1", "/0/2", "/1/0", "/1/1", "/1/2", "/21/0", "/21/1", "/2/0", "/2/1");
    }

    @ParameterizedTest
    @CsvSource({"UM, U", "MNSTU, UTSN", "SU, US", "UQ, UQ", "SQ, SQ", "U, U"})
    void m_is_dropped_from_a_set_of_bindings(String binding, String written) {
        LwM2mResource resource = byLeshan(new TreeMap<>(Map.of(0, LEAST.with(Properties.BINDING, binding))))
                .get("/1/0")
                .get(7);
        assertThat(resource.getValue()).isEqualTo(written);
    }

    @Test
    void m_alone_is_refused_rather_than_written_as_nothing() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> byLeshan(new TreeMap<>(Map.of(0, LEAST.with(Properties.BINDING, "M")))))
                .withMessageContaining("binding: ")
                .withMessageContaining("no binding M");
    }

    @Test
    void m_as_preferred_transport_is_left_out() {
        SortedMap<Integer, ServerAccount> accounts =
                new TreeMap<>(Map.of(0, LEAST.with(Properties.PREFERRED_TRANSPORT, "M")));
        assertThat(byLeshan(accounts)).isEqualTo(byPlan(new TreeMap<>(Map.of(0, LEAST))));
    }

    private static <T> ServerAccount sampled(Property<T> row) {
        T sample = SAMPLES.get(row).orElseThrow();
        return LEAST.with(row, row == (Property<?>) Properties.SHORT_SERVER_ID ? another(sample) : sample);
    }

    @SuppressWarnings("unchecked") // a number like the other one
    private static <T> T another(T number) {
        return (T) Long.valueOf((Long) number + 1);
    }

    private static Map<String, Map<Integer, LwM2mResource>> byPlan(SortedMap<Integer, ServerAccount> accounts) {
        Map<String, Map<Integer, LwM2mResource>> written = new TreeMap<>();
        new WritePlan(accounts)
                .instances(ELSEWHERE)
                .forEach(instance -> written.put(instance.path().toString(), instance.getResources()));
        return written;
    }

    private static Map<String, Map<Integer, LwM2mResource>> byLeshan(SortedMap<Integer, ServerAccount> accounts) {
        ClientConfigurations client = new ClientConfigurations("node1", 1, accounts);
        AccountConfigStore store = new AccountConfigStore(name -> Optional.of(client), ALLOWED);
        Map<String, Map<Integer, LwM2mResource>> written = new TreeMap<>();
        BootstrapUtil.toRequests(store.get(session())).stream()
                .filter(BootstrapWriteRequest.class::isInstance)
                .map(BootstrapWriteRequest.class::cast)
                .forEach(write -> written.put(write.getPath().toString(), resources(write.getNode())));
        return written;
    }

    private static Map<Integer, LwM2mResource> resources(LwM2mNode node) {
        return ((LwM2mObjectInstance) node).getResources();
    }

    private static BootstrapSession session() {
        BootstrapRequest request = new BootstrapRequest("node1");
        IpPeer peer = new IpPeer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        URI endpoint = URI.create("coap://127.0.0.1:5783");
        DoorContext context = DoorContext.of(name -> Optional.empty());
        return new DeviceSession(
                "s1", request, peer, endpoint, DeviceSession.Started.of(request, peer, endpoint, context));
    }
}
