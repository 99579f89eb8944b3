// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountJsonTest {

    private static final ServerAccount A = ServerAccount.to("coap://a").with(Properties.LIFETIME, 600L);
    private static final ServerAccount B = ServerAccount.to("coap://b");

    @Test
    void configure_takes_an_object_or_a_list() {
        assertThat(accounts("{'serverURI': 'coap://a', 'lifetime': 600}")).containsExactly(A);
        assertThat(accounts("[{'serverURI': 'coap://a', 'lifetime': 600}, {'serverURI': 'coap://b'}]"))
                .containsExactly(A, B);
        assertThat(accounts("[]")).isEmpty();
    }

    @Test
    void all_of_a_client_is_an_object_by_config_id_or_a_list() {
        assertThat(client("{'0': {'serverURI': 'coap://a', 'lifetime': 600}, '65533': {'serverURI': 'coap://b'}}"))
                .isEqualTo(Map.of(0, A, 65533, B));
        assertThat(client("[{'serverURI': 'coap://a', 'lifetime': 600}, {'serverURI': 'coap://b'}]"))
                .isEqualTo(Map.of(0, A, 1, B));
        assertThat(client("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "'coap://a'"})
    void other_shapes_are_refused(String json) {
        assertThat(violations(() -> accounts(json))).extracting(Violation::code).containsExactly("wrong-type");
        assertThat(violations(() -> client(json))).extracting(Violation::code).containsExactly("wrong-type");
    }

    @Test
    void paths_name_the_property_and_in_a_list_the_place() {
        assertThat(violations(() -> accounts("{'serverURI': 'http://x', 'lifetime': -1}")))
                .extracting(Violation::path)
                .containsExactly("serverURI", "lifetime");
        assertThat(violations(() -> accounts("[{'serverURI': 'coap://a'}, {'lifetime': '600'}, 7, null]")))
                .extracting(Violation::path)
                .containsExactly("1.lifetime", "1.serverURI", "2", "3");
        assertThat(violations(() -> client("{'5': {'serverURI': 'coap://a', 'lifetyme': 1}, '7': []}")))
                .extracting(Violation::path)
                .containsExactly("5.lifetyme", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "00", "01", "1.0", "65534", "99999", "100000", "x", " 1", "\u0661", "1e1"})
    void bad_config_ids_are_named(String id) {
        assertThat(violations(() -> AccountJson.configId(id)).get(0).message()).contains("'" + id + "'");
        assertThat(violations(() -> client("{'" + id + "': {'serverURI': 'coap://a'}}"))
                        .get(0)
                        .path())
                .isEqualTo("configId");
    }

    @Test
    void bad_config_ids_are_told_with_all_the_rest() {
        assertThat(violations(() -> client("{'x': {}, 'y': {}, '0': {'lifetime': 0}}")))
                .extracting(Violation::path)
                .containsExactly("configId", "configId", "0.serverURI", "0.lifetime");
        assertThat(violations(() -> AccountJson.configId("9".repeat(10_000)))
                        .get(0)
                        .message())
                .hasSizeLessThan(200);
    }

    @Test
    void what_is_written_is_read_back_with_secrets_as_their_mask() {
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>(Map.of(0, AccountSamples.everything(), 3, B));
        String json = Json.write(AccountJson.toJson(accounts));
        assertThat(json).doesNotContain("sesame").contains("\"secretKey\":\"********\"");
        assertThat(AccountJson.readClient(Json.read(json)))
                .isEqualTo(Map.of(0, AccountSamples.everything(Secret.kept()), 3, B));
    }

    @Test
    void clients_are_written_by_name() {
        ClientConfigurations client = new ClientConfigurations("urn:imei:1", 1, new TreeMap<>(Map.of(0, A)));
        assertThat(Json.write(AccountJson.toJson(List.of(client))))
                .isEqualTo("{\"urn:imei:1\":{\"0\":{\"serverURI\":\"coap://a\",\"lifetime\":600}}}");
    }

    private static List<ServerAccount> accounts(String json) {
        return AccountJson.readAccounts(Json.read(json.replace('\'', '"')));
    }

    private static SortedMap<Integer, ServerAccount> client(String json) {
        return AccountJson.readClient(Json.read(json.replace('\'', '"')));
    }

    private static List<Violation> violations(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).violations();
    }
}
