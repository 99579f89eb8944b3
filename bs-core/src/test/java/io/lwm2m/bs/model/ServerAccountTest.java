// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAccountTest {

    private static final ServerAccount ACCOUNT = ServerAccount.to("coap://h").with(Properties.LIFETIME, 600L);

    @Test
    void a_property_that_is_not_in_the_table_is_refused_by_name() {
        Property<Long> own = Property.row("mine", 0, 99, ValueType.INTEGER, Range.uint32());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAccount.empty().with(own, 1L))
                .withMessageContaining("'mine'");
    }

    @Test
    void all_spellings_of_a_uri_are_one_server() {
        assertThat(List.of("COAP://H:1", "coap://h:1/", "coap://h:1"))
                .extracting(uri -> ServerAccount.to(uri).server())
                .containsOnly("coap://h:1");
        assertThat(ServerAccount.to("coaps://h:1").server()).isNotEqualTo("coap://h:1");
        assertThat(ServerAccount.empty().server()).isEmpty();
        assertThat(ServerAccount.to("CoapS://h").hasScheme("coaps")).isTrue();
        assertThat(ServerAccount.to("coaps://h").hasScheme("coap")).isFalse();
    }

    @Test
    void it_holds_what_was_given_and_adds_defaults_when_asked() {
        assertThat(ACCOUNT.get(Properties.LIFETIME)).contains(600L);
        assertThat(ACCOUNT.get(Properties.BINDING)).isEmpty();
        assertThat(ACCOUNT.effective(Properties.LIFETIME)).contains(600L);
        assertThat(ACCOUNT.effective(Properties.BINDING)).contains("U");
        assertThat(ACCOUNT.effective(Properties.SECURITY_MODE)).contains(3L);
        assertThat(ACCOUNT.effective(Properties.DISABLE_TIMEOUT)).isEmpty();
        assertThat(ServerAccount.empty().serverUri()).isEmpty();
    }

    @Test
    void its_properties_come_in_the_order_of_the_table() {
        ServerAccount backwards = ServerAccount.empty()
                .with(Properties.BINDING, "U")
                .with(Properties.LIFETIME, 1L)
                .with(Properties.SERVER_URI, "coap://h");
        assertThat(backwards.values().keySet())
                .containsExactly(Properties.SERVER_URI, Properties.LIFETIME, Properties.BINDING);
    }

    @Test
    void changing_one_leaves_the_other_alone() {
        ServerAccount other = ACCOUNT.with(Properties.LIFETIME, 5L).without(Properties.SERVER_URI);
        assertThat(other.serverUri()).isEmpty();
        assertThat(ACCOUNT.get(Properties.LIFETIME)).contains(600L);
        assertThat(ACCOUNT.serverUri()).isEqualTo("coap://h");
        assertThat(ACCOUNT)
                .isEqualTo(ServerAccount.to("coap://h").with(Properties.LIFETIME, 600L))
                .hasSameHashCodeAs(ServerAccount.to("coap://h").with(Properties.LIFETIME, 600L))
                .isNotEqualTo(other);
    }

    @Test
    void nobody_can_change_what_it_hands_out() {
        List<Long> suites = new ArrayList<>(List.of(1L));
        Map<ObjectLink, Long> rights = new HashMap<>(Map.of(new ObjectLink(3, 0), 1L));
        ServerAccount account =
                ACCOUNT.with(Properties.CIPHER_SUITES, suites).with(Properties.ACCESS_CONTROL_RIGHTS, rights);
        suites.add(2L);
        rights.clear();

        assertThat(account.get(Properties.CIPHER_SUITES)).contains(List.of(1L));
        assertThat(account.get(Properties.ACCESS_CONTROL_RIGHTS)).contains(Map.of(new ObjectLink(3, 0), 1L));
        assertUnmodifiable(
                () -> account.get(Properties.CIPHER_SUITES).orElseThrow().add(3L));
        assertUnmodifiable(() ->
                account.get(Properties.ACCESS_CONTROL_RIGHTS).orElseThrow().clear());
        assertUnmodifiable(() -> account.values().clear());
    }

    @Test
    void the_configurations_of_a_client_are_copied() {
        TreeMap<Integer, ServerAccount> accounts = new TreeMap<>(Map.of(0, ACCOUNT));
        ClientConfigurations client = new ClientConfigurations("node1", 7, accounts);
        accounts.clear();
        assertThat(client.accounts()).hasSize(1);
        assertUnmodifiable(() -> client.accounts().clear());
        assertThat(client.with(Map.of()).revision()).isEqualTo(7);
        assertThat(ClientConfigurations.none("node1").revision()).isZero();
    }

    @Test
    void it_knows_whether_it_holds_a_secret_or_uses_oscore() {
        assertThat(ACCOUNT.holdsSecret()).isFalse();
        assertThat(ACCOUNT.usesOscore()).isFalse();
        assertThat(ACCOUNT.with(Properties.OSCORE_MASTER_SECRET, Secret.ofText("k")))
                .matches(ServerAccount::holdsSecret)
                .matches(ServerAccount::usesOscore);
    }

    @ParameterizedTest
    @CsvSource({
        "coap://h, false, false, false, NO_SEC",
        "coaps://h, true, false, true, PSK",
        "coap://h, true, false, true,",
        "coap://h, true, false, false,",
        "coap://h, false, true, false,",
        "coap://h, false, false, true,",
        "coaps://h, false, false, false,",
        "coaps://h, true, false, false,",
        "coaps://h, false, false, true,",
        "coaps://h, true, true, true,",
        "coaps://h, true, true, false,",
        "'', false, false, false,",
        "http://h, false, false, false,"
    })
    void the_security_mode_is_derived_where_there_is_no_doubt(
            String uri, boolean identity, boolean serverKey, boolean secretKey, SecurityMode mode) {
        ServerAccount account = ServerAccount.to(uri);
        account = identity ? account.with(Properties.PUB_KEY_ID, Opaque.ofText("id")) : account;
        account = serverKey ? account.with(Properties.SERVER_PUB_KEY_ID, Opaque.ofText("key")) : account;
        account = secretKey ? account.with(Properties.SECRET_KEY, Secret.ofText("secret")) : account;
        assertThat(SecurityMode.of(account)).isEqualTo(Optional.ofNullable(mode));
        assertThat(SecurityMode.of(account.with(Properties.SECURITY_MODE, 4L))).contains(SecurityMode.EST);
        assertThat(SecurityMode.of(account.with(Properties.SECURITY_MODE, 7L))).isEmpty();
    }

    @Test
    void the_codes_of_the_security_modes_are_those_of_the_oma() {
        assertThat(List.of(SecurityMode.values()))
                .containsExactly(
                        SecurityMode.PSK, SecurityMode.RPK, SecurityMode.X509, SecurityMode.NO_SEC, SecurityMode.EST)
                .allSatisfy(mode -> assertThat(SecurityMode.ofCode(mode.code())).isSameAs(mode));
    }

    private static void assertUnmodifiable(Runnable change) {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
    }
}
