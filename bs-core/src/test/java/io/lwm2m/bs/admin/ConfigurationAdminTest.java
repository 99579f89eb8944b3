// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static io.lwm2m.bs.model.Properties.LIFETIME;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SERVER_URI;
import static io.lwm2m.bs.model.Properties.SHORT_SERVER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationAdminTest {

    private static final ServerAccount A = ServerAccount.to("coap://a");
    private static final ServerAccount B = ServerAccount.to("coap://b");
    private static final ServerAccount C = ServerAccount.to("coap://c");
    private static final ServerAccount BAD = ServerAccount.to("http://x");
    private static final ServerAccount SECURED = ServerAccount.to("coaps://s")
            .with(PUB_KEY_ID, Opaque.ofText("id"))
            .with(SECRET_KEY, Secret.ofText("sesame"));
    private static final OptionalLong ANY = OptionalLong.empty();

    private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();
    private final ConfigurationAdmin admin = new ConfigurationAdmin(store);

    @Test
    void accounts_get_the_lowest_free_config_ids() {
        configure(A, B, C);
        admin.remove("node1", 1);
        configure(ServerAccount.to("coap://d"), ServerAccount.to("coap://e"));
        assertThat(uris()).isEqualTo(Map.of(0, "coap://a", 1, "coap://d", 2, "coap://c", 3, "coap://e"));
    }

    @Test
    void an_account_with_a_known_server_uri_replaces_that_one_and_keeps_its_config_id() {
        configure(A, B.with(LIFETIME, 600L), C);
        ClientConfigurations changed = configure(ServerAccount.to("coap://d"), B);
        assertThat(changed.accounts().get(1).get(LIFETIME)).isEmpty();
        assertThat(uris()).isEqualTo(Map.of(0, "coap://a", 1, "coap://b", 2, "coap://c", 3, "coap://d"));
    }

    @Test
    void of_two_accounts_for_one_server_in_a_call_the_last_one_counts() {
        configure(A.with(LIFETIME, 1L), A.with(LIFETIME, 2L));
        assertThat(accounts()).hasSize(1);
        assertThat(accounts().get(0).get(LIFETIME)).contains(2L);
    }

    @Test
    void what_comes_back_is_what_is_stored() {
        assertThat(Optional.of(configure(A))).isEqualTo(admin.find("node1"));
        assertThat(Optional.of(admin.replace("node1", numbered(7, B), ANY).client()))
                .isEqualTo(admin.find("node1"));
    }

    @Test
    void one_bad_account_and_nothing_is_stored() {
        assertThat(violations(() -> configure(A, BAD, B)))
                .extracting(Violation::path)
                .containsExactly("1.serverURI");
        assertThat(admin.find("node1")).isEmpty();

        ClientConfigurations before = configure(A);
        violations(() -> configure(B, BAD));
        violations(() -> admin.replace("node1", numbered(0, BAD), ANY));
        assertThat(admin.find("node1")).contains(before);
    }

    @Test
    void all_that_is_bad_is_told_at_once() {
        assertThat(violations(() -> configure(BAD.with(LIFETIME, 0L), ServerAccount.empty(), ServerAccount.empty())))
                .extracting(Violation::path)
                .containsExactly("0.serverURI", "0.lifetime", "1.serverURI", "2.serverURI");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a\nb", "__proto__"})
    void a_bad_client_name_is_refused_everywhere(String name) {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> admin.configure(name, List.of(A)),
                () -> admin.replace(name, numbered(0, A), ANY),
                () -> admin.find(name),
                () -> admin.remove(name, ANY),
                () -> admin.remove(name, 0))) {
            assertThat(violations(call)).extracting(Violation::path).containsExactly("clientName");
        }
        assertThat(admin.count()).isZero();
    }

    @Test
    void a_list_without_accounts_is_refused() {
        assertThat(violations(() -> configure()).get(0).message()).contains("at least one", "'node1'");
        assertThat(violations(() -> admin.replace("node1", new TreeMap<>(), ANY))
                        .get(0)
                        .message())
                .contains("at least one", "'node1'");
    }

    @Test
    void short_server_ids_are_the_lowest_free_ones() {
        configure(
                A, B.with(SHORT_SERVER_ID, 1L), C, ServerAccount.to("coap://d").with(SHORT_SERVER_ID, 3L));
        assertThat(shortServerIds()).isEqualTo(Map.of(0, 2L, 1, 1L, 2, 4L, 3, 3L));
    }

    @Test
    void a_short_server_id_that_was_assigned_once_stays() {
        configure(A, B, C);
        admin.remove("node1", 0);
        configure(B.with(LIFETIME, 5L));
        assertThat(shortServerIds()).isEqualTo(Map.of(1, 2L, 2, 3L));
        admin.replace("node1", new TreeMap<>(Map.of(1, B, 2, C)), ANY);
        assertThat(shortServerIds()).isEqualTo(Map.of(1, 2L, 2, 3L));
        configure(A);
        assertThat(shortServerIds()).isEqualTo(Map.of(0, 1L, 1, 2L, 2, 3L));
        configure(B.with(SHORT_SERVER_ID, 9L));
        assertThat(shortServerIds()).isEqualTo(Map.of(0, 1L, 1, 9L, 2, 3L));
    }

    @Test
    void a_short_server_id_that_another_account_has_is_refused() {
        configure(A, B);
        assertThat(violations(() -> configure(C.with(SHORT_SERVER_ID, 2L))))
                .extracting(Violation::code, Violation::toString)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "duplicate",
                                "2.shortServerId: 2 is taken by configuration 1 (coap://b); this is configuration 2 (coap://c)"));
        assertThat(violations(() -> configure(
                        C.with(SHORT_SERVER_ID, 7L),
                        ServerAccount.to("coap://d").with(SHORT_SERVER_ID, 7L))))
                .hasSize(1);
        assertThat(accounts()).hasSize(2);
    }

    @Test
    void the_mask_of_a_secret_keeps_the_stored_value() {
        configure(A, SECURED);
        configure(SECURED.with(SECRET_KEY, Secret.kept()).with(LIFETIME, 5L));
        assertThat(accounts().get(1).get(LIFETIME)).contains(5L);
        assertThat(accounts().get(1).get(SECRET_KEY)).contains(Secret.ofText("sesame"));

        admin.replace("node1", numbered(1, SECURED.with(SECRET_KEY, Secret.kept())), ANY);
        assertThat(accounts().get(1).get(SECRET_KEY)).contains(Secret.ofText("sesame"));
        admin.replace("node1", numbered(1, SECURED.with(SECRET_KEY, Secret.ofText("new"))), ANY);
        assertThat(accounts().get(1).get(SECRET_KEY)).contains(Secret.ofText("new"));
    }

    @Test
    void the_mask_where_no_secret_is_stored_is_refused() {
        ServerAccount masked = SECURED.with(SECRET_KEY, Secret.kept());
        assertThat(violations(() -> configure(masked)))
                .extracting(Violation::path, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("0.secretKey", "missing"));
        configure(A, SECURED);
        assertThat(violations(() -> admin.replace("node1", numbered(0, masked("other")), ANY)))
                .extracting(Violation::path)
                .containsExactly("0.secretKey");
        assertThat(violations(() -> admin.replace("node1", numbered(5, masked("other")), ANY)))
                .extracting(Violation::path)
                .containsExactly("5.secretKey");
    }

    @Test
    void a_key_stays_with_its_server_when_a_list_becomes_shorter_or_is_turned_round() {
        configure(psk("a", "keyA"), psk("b", "keyB"), psk("c", "keyC"));
        put(masked("b"), masked("c"));
        assertThat(keys()).isEqualTo(Map.of("coaps://b", "keyB", "coaps://c", "keyC"));
        assertThat(shortServerIds()).isEqualTo(Map.of(0, 2L, 1, 3L));
        put(masked("c"), masked("b"));
        assertThat(keys()).isEqualTo(Map.of("coaps://b", "keyB", "coaps://c", "keyC"));
        assertThat(shortServerIds()).isEqualTo(Map.of(0, 3L, 1, 2L));
    }

    @Test
    void a_server_that_got_another_uri_keeps_its_key_and_its_short_server_id() {
        configure(psk("a", "keyA"), psk("b", "keyB"));
        put(masked("a"), masked("new"));
        assertThat(keys()).isEqualTo(Map.of("coaps://a", "keyA", "coaps://new", "keyB"));
        assertThat(shortServerIds()).isEqualTo(Map.of(0, 1L, 1, 2L));
    }

    @Test
    void a_new_server_never_gets_the_key_of_one_that_moved() {
        configure(psk("a", "keyA"), psk("b", "keyB"));
        assertThat(violations(() -> put(masked("b"), masked("new"))))
                .extracting(Violation::path, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("1.secretKey", "missing"));
        assertThat(violations(() -> put(masked("new"), masked("a"))).get(0).message())
                .contains("none is stored for coaps://new");
        assertThat(keys()).isEqualTo(Map.of("coaps://a", "keyA", "coaps://b", "keyB"));
    }

    @Test
    void every_spelling_of_a_uri_is_the_same_server() {
        configure(psk("a", "keyA"), psk("b", "keyB"));
        put(masked("b").with(SERVER_URI, "COAPS://B/"));
        assertThat(keys()).isEqualTo(Map.of("COAPS://B/", "keyB"));
        configure(masked("b"));
        assertThat(keys()).isEqualTo(Map.of("coaps://b", "keyB"));
    }

    @Test
    void two_configurations_for_one_server_are_refused_with_both_ids() {
        assertThat(violations(() -> put(A, B, A.with(SERVER_URI, "COAP://A"))))
                .extracting(Violation::toString)
                .containsExactly("2.serverURI: configurations 0 and 2 are both for COAP://A: give one for each server");
        assertThat(admin.find("node1")).isEmpty();
    }

    @Test
    void of_two_stored_for_one_server_each_keeps_its_own_key() {
        SortedMap<Integer, ServerAccount> both = new TreeMap<>(Map.of(
                0,
                psk("a", "keyA").with(SHORT_SERVER_ID, 1L),
                1,
                psk("a", "keyB").with(SHORT_SERVER_ID, 2L)));
        store.save(ClientConfigurations.none("node1").with(both));
        admin.replace("node1", numbered(1, masked("a")), ANY);
        assertThat(keys()).isEqualTo(Map.of("coaps://a", "keyB"));
        assertThat(shortServerIds()).isEqualTo(Map.of(1, 2L));
    }

    @Test
    void as_many_accounts_as_there_can_be_are_numbered_and_no_more() {
        ServerAccount[] many = IntStream.range(0, 100)
                .mapToObj(i -> ServerAccount.to("coap://h" + i))
                .toArray(ServerAccount[]::new);
        configure(many);
        assertThat(shortServerIds()).hasSize(100).containsEntry(99, 100L);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> configure(A))
                .withMessage("a client has at most 100 configurations, not 101");
        assertThat(shortServerIds()).hasSize(100);
    }

    @Test
    void replace_gives_a_client_exactly_these_accounts() {
        configure(A, B);
        admin.replace("node1", new TreeMap<>(Map.of(5, C, 9, A)), ANY);
        assertThat(uris()).isEqualTo(Map.of(5, "coap://c", 9, "coap://a"));
        admin.replace("node2", numbered(3, A), ANY);
        assertThat(admin.find("node2").orElseThrow().accounts()).containsOnlyKeys(3);
    }

    @Test
    void replace_with_a_revision_needs_that_revision() {
        long first = admin.replace("node1", numbered(0, A), OptionalLong.of(0))
                .client()
                .revision();
        long second = admin.replace("node1", numbered(0, B), OptionalLong.of(first))
                .client()
                .revision();
        for (long stale : new long[] {0, first, second + 1}) {
            assertThatExceptionOfType(Conflict.class)
                    .isThrownBy(() -> admin.replace("node1", numbered(0, C), OptionalLong.of(stale)))
                    .withMessageContaining("'node1'")
                    .withMessageContaining(String.valueOf(second));
        }
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> admin.replace("node2", numbered(0, C), OptionalLong.of(first)));
        assertThat(uris()).isEqualTo(Map.of(0, "coap://b"));
        assertThat(admin.find("node2")).isEmpty();
    }

    @Test
    void remove_with_a_revision_needs_that_revision() {
        long revision = configure(A).revision();
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> admin.remove("node1", OptionalLong.of(revision + 1)));
        admin.remove("node1", OptionalLong.of(revision));
        assertThat(admin.find("node1")).isEmpty();
    }

    @Test
    void removing_the_last_configuration_removes_the_client() {
        configure(A, B);
        admin.remove("node1", 0);
        assertThat(uris()).isEqualTo(Map.of(1, "coap://b"));
        admin.remove("node1", 1);
        assertThat(admin.find("node1")).isEmpty();
        assertThat(admin.count()).isZero();
    }

    @Test
    void what_is_not_there_is_named() {
        configure(A, B);
        assertNotFound(() -> admin.remove("node2", ANY), "'node2'");
        assertNotFound(() -> admin.remove("node2", 0), "'node2'");
        assertNotFound(() -> admin.remove("node1", 7), "'node1'", "7", "[0, 1]");
        assertNotFound(() -> admin.remove("node1", -1), "'node1'", "-1");
        assertThat(accounts()).hasSize(2);
    }

    @Test
    void all_clients_are_listed_counted_and_removed() {
        Arrays.asList("b", "a", "c").forEach(name -> admin.configure(name, List.of(A)));
        assertThat(admin.list(new Query("", Optional.of("a"), 1)))
                .extracting(ClientConfigurations::client)
                .containsExactly("b");
        assertThat(admin.count()).isEqualTo(3);
        assertThat(admin.removeAll()).isEqualTo(3);
        assertThat(admin.removeAll()).isZero();
    }

    @Test
    void no_message_contains_a_secret() {
        ServerAccount bad = SECURED.with(LIFETIME, 0L).with(SECRET_KEY, Secret.ofText("sesame".repeat(2000)));
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> configure(bad));
        assertThat(refusal.getMessage()).doesNotContain("sesame");
        assertThat(refusal.violations()).hasSize(2);
    }

    private ClientConfigurations configure(ServerAccount... accounts) {
        return admin.configure("node1", List.of(accounts)).client();
    }

    private ClientConfigurations put(ServerAccount... accounts) {
        SortedMap<Integer, ServerAccount> numbered = new TreeMap<>();
        List.of(accounts).forEach(account -> numbered.put(numbered.size(), account));
        return admin.replace("node1", numbered, ANY).client();
    }

    private static ServerAccount psk(String host, String key) {
        return SECURED.with(SERVER_URI, "coaps://" + host).with(SECRET_KEY, Secret.ofText(key));
    }

    private static ServerAccount masked(String host) {
        return psk(host, "").with(SECRET_KEY, Secret.kept());
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        accounts()
                .values()
                .forEach(account -> keys.put(
                        account.serverUri(),
                        account.get(SECRET_KEY).orElseThrow().reveal()));
        return keys;
    }

    private SortedMap<Integer, ServerAccount> accounts() {
        return admin.find("node1").orElseThrow().accounts();
    }

    private Map<Integer, String> uris() {
        Map<Integer, String> uris = new TreeMap<>();
        accounts().forEach((id, account) -> uris.put(id, account.serverUri()));
        return uris;
    }

    private Map<Integer, Long> shortServerIds() {
        Map<Integer, Long> ids = new TreeMap<>();
        accounts()
                .forEach((id, account) ->
                        ids.put(id, account.get(SHORT_SERVER_ID).orElseThrow()));
        return ids;
    }

    private static SortedMap<Integer, ServerAccount> numbered(int id, ServerAccount account) {
        return new TreeMap<>(Map.of(id, account));
    }

    private static List<Violation> violations(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).violations();
    }

    private static void assertNotFound(ThrowingCallable call, CharSequence... words) {
        assertThat(catchThrowableOfType(NotFound.class, call).getMessage()).contains(words);
    }
}
