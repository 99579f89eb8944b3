// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRulesTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a\nb", "__proto__", "\ud800"})
    void a_bad_name_is_refused_by_name_of_the_argument(String name) {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> ClientRules.requireName(name));
        assertThat(refusal).hasMessageStartingWith("clientName: the client name must ");
        assertThat(refusal.getMessage()).doesNotContain("\n");
    }

    @Test
    void a_name_of_300_bytes_is_refused_with_its_length() {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> ClientRules.requireName("x".repeat(300)));
        assertThat(refusal).hasMessageContaining("255").hasMessageContaining("300");
        assertThat(refusal.violations().get(0).code()).isEqualTo("bad-name");
    }

    @Test
    void a_good_name_comes_back() {
        assertThat(ClientRules.requireName("urn:imei:1")).isEqualTo("urn:imei:1");
    }

    @Test
    void two_accounts_with_one_short_server_id_are_refused() {
        ServerAccount account = ServerAccount.to("coap://h").with(Properties.SHORT_SERVER_ID, 7L);
        ServerAccount other = account.with(Properties.SERVER_URI, "coap://i");
        ServerAccount third = account.with(Properties.SERVER_URI, "coap://j");
        assertThat(ClientRules.check(new TreeMap<>(Map.of(0, account, 1, other, 4, third))))
                .extracting(Violation::toString)
                .containsExactly(
                        "1.shortServerId: 7 is taken by configuration 0 (coap://h); this is configuration 1 (coap://i)",
                        "4.shortServerId: 7 is taken by configuration 0 (coap://h); this is configuration 4 (coap://j)");
    }

    @Test
    void accounts_without_a_uri_are_not_for_the_same_server() {
        assertThat(ClientRules.check(new TreeMap<>(Map.of(0, ServerAccount.empty(), 1, ServerAccount.empty()))))
                .extracting(Violation::code)
                .containsOnly("missing");
    }

    @Test
    void paths_start_with_the_config_id() {
        assertThat(ClientRules.check(Map.of(3, ServerAccount.to("http://x").with(Properties.LIFETIME, 0L))))
                .extracting(Violation::path)
                .containsExactly("3.serverURI", "3.lifetime");
    }

    @Test
    void a_mask_for_which_nothing_is_stored_is_refused() {
        ServerAccount masked = ServerAccount.to("coap://h")
                .with(Properties.SECURITY_MODE, 3L)
                .with(Properties.SECRET_KEY, Secret.kept());
        assertThat(ClientRules.check(Map.of(0, masked)))
                .extracting(Violation::path, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("0.secretKey", "missing"));
    }

    @Test
    void a_client_has_at_most_a_hundred_accounts() {
        Map<Integer, ServerAccount> accounts = new TreeMap<>();
        for (int id = 0; id < 100; id++) {
            accounts.put(id, ServerAccount.to("coap://h" + id));
        }
        assertThat(ClientRules.check(accounts)).isEmpty();
        accounts.put(100, ServerAccount.to("coap://h100"));
        assertThat(ClientRules.check(accounts))
                .extracting(Violation::toString)
                .containsExactly("a client has at most 100 configurations, not 101");
    }
}
