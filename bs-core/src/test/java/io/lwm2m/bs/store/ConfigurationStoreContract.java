// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.json.AccountSamples;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ConfigurationStore} promises; with what it inherits about pages, all of it. */
@Timeout(60)
public abstract class ConfigurationStoreContract extends ConfigurationPagesContract {

    @Test
    void an_empty_store_has_nothing() {
        assertThat(store.find("node1")).isEmpty();
        assertThat(store.list(all())).isEmpty();
        assertThat(store.count()).isZero();
        assertThat(store.clear()).isZero();
    }

    @Test
    void what_is_saved_is_found_with_its_revision() {
        ClientConfigurations saved = save("node1");
        assertThat(saved.client()).isEqualTo("node1");
        assertThat(saved.accounts()).isEqualTo(ACCOUNTS);
        assertThat(saved.revision()).isNotZero();
        assertThat(store.find("node1")).contains(saved);
        assertThat(store.list(all())).containsExactly(saved);
        assertThat(store.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "node11", "NODE1", "node1 ", " node1", "n\u00f6de1", "node%", "_ode1", ""})
    void names_are_taken_exactly(String other) {
        save("node1");
        assertThat(store.find(other)).isEmpty();
    }

    @Test
    void names_that_only_look_alike_are_different_clients() {
        List<String> alike = List.of("a", "A", "\u00e4", "a\u0308", "a ", "\uff41", "%", "_", "\\", "'", "\"");
        alike.forEach(this::save);
        assertThat(store.count()).isEqualTo(alike.size());
        assertThat(names(all())).containsExactlyInAnyOrderElementsOf(alike);
        assertThat(alike).allSatisfy(name -> assertThat(store.find(name)).isPresent());
    }

    @Test
    void every_property_survives_and_secrets_with_their_value() {
        ServerAccount everything = AccountSamples.everything();
        ServerAccount bare = ServerAccount.to("coap://h");
        store.save(client("node1", Map.of(0, everything, 7, bare, 65533, everything)));
        ClientConfigurations found = store.find("node1").orElseThrow();
        assertThat(found.accounts()).isEqualTo(Map.of(0, everything, 7, bare, 65533, everything));
        assertThat(found.accounts().keySet()).containsExactly(0, 7, 65533);
        assertThat(found.accounts()
                        .get(0)
                        .get(Properties.SECRET_KEY)
                        .orElseThrow()
                        .reveal())
                .isEqualTo("open sesame 1234");
    }

    @Test
    void any_secret_survives() {
        Random random = new Random(7);
        for (String text : List.of("text:********", "hex:", "hex:2a2a", "text:hex:00", "text:text:", " a ", "\u00fc")) {
            assertSurvives(Secret.parse(text));
        }
        for (int i = 0; i < 50; i++) {
            byte[] key = new byte[random.nextInt(65)];
            random.nextBytes(key);
            assertSurvives(Secret.of(key));
        }
    }

    @Test
    void every_change_gets_a_revision_that_never_was_before() {
        Set<Long> revisions = new HashSet<>();
        ClientConfigurations node1 = save("node1");
        revisions.add(node1.revision());
        for (int i = 0; i < 20; i++) {
            node1 = store.save(node1);
            assertThat(revisions.add(node1.revision())).isTrue();
            assertThat(revisions.add(save("other" + i).revision())).isTrue();
        }
        for (int i = 0; i < 5; i++) {
            store.save(node1.with(Map.of()));
            node1 = save("node1");
            assertThat(revisions.add(node1.revision())).isTrue();
        }
        store.clear();
        assertThat(revisions.add(save("node1").revision())).isTrue();
        assertThat(revisions).doesNotContain(0L);
    }

    @Test
    void an_edit_of_a_stale_revision_is_a_conflict() {
        ClientConfigurations first = save("node1");
        ClientConfigurations second = store.save(first.with(Map.of(1, ServerAccount.to("coap://second"))));
        assertConflict(first.with(Map.of(2, ServerAccount.to("coap://late"))));
        assertConflict(first.with(Map.of()));
        assertThat(store.find("node1")).contains(second);
    }

    @Test
    void revision_0_means_new_so_a_known_client_is_a_conflict() {
        ClientConfigurations stored = save("node1");
        assertConflict(client("node1", Map.of(5, ServerAccount.to("coap://other"))));
        assertConflict(ClientConfigurations.none("node1"));
        assertThat(store.find("node1")).contains(stored);
    }

    @Test
    void an_edit_of_a_removed_client_is_a_conflict_even_when_it_came_back() {
        ClientConfigurations stored = save("node1");
        store.save(stored.with(Map.of()));
        assertConflict(stored);
        ClientConfigurations back = save("node1");
        assertConflict(stored);
        store.clear();
        assertConflict(back);
        assertThat(store.count()).isZero();
    }

    @Test
    void the_revision_of_another_client_is_a_conflict() {
        ClientConfigurations stored = save("node1");
        assertConflict(new ClientConfigurations("node2", stored.revision(), new TreeMap<>(ACCOUNTS)));
        assertConflict(new ClientConfigurations("node1", -1, new TreeMap<>(ACCOUNTS)));
        assertConflict(new ClientConfigurations("node1", Long.MAX_VALUE, new TreeMap<>(ACCOUNTS)));
        assertThat(store.find("node2")).isEmpty();
    }

    @Test
    void saving_no_accounts_removes_the_client() {
        ClientConfigurations stored = save("node1");
        save("node2");
        ClientConfigurations removed = store.save(stored.with(Map.of()));
        assertThat(removed).isEqualTo(ClientConfigurations.none("node1"));
        assertThat(store.find("node1")).isEmpty();
        assertThat(names(all())).containsExactly("node2");
        assertThat(store.count()).isEqualTo(1);
        assertThat(store.save(removed.with(ACCOUNTS)).revision()).isNotZero();
    }

    @Test
    void removing_who_was_never_there_is_nothing() {
        store.save(ClientConfigurations.none("node1"));
        assertThat(store.find("node1")).isEmpty();
        assertThat(store.count()).isZero();
    }

    @Test
    void a_change_takes_the_place_of_everything() {
        ClientConfigurations stored =
                store.save(client("node1", Map.of(0, AccountSamples.everything(), 1, ServerAccount.to("coap://h"))));
        store.save(stored.with(Map.of(1, ServerAccount.to("coap://other"))));
        assertThat(store.find("node1").orElseThrow().accounts()).isEqualTo(Map.of(1, ServerAccount.to("coap://other")));
    }

    @Test
    void clear_removes_all_and_says_how_many() {
        IntStream.range(0, 7).forEach(i -> save("node" + i));
        assertThat(store.clear()).isEqualTo(7);
        assertThat(store.count()).isZero();
        assertThat(store.list(all())).isEmpty();
        assertThat(store.find("node3")).isEmpty();
    }

    @Test
    void what_is_handed_out_is_a_snapshot_that_nobody_can_change() {
        TreeMap<Integer, ServerAccount> mine = new TreeMap<>(ACCOUNTS);
        ClientConfigurations saved = store.save(new ClientConfigurations("node1", 0, mine));
        mine.clear();
        ClientConfigurations found = store.find("node1").orElseThrow();
        List<ClientConfigurations> listed = store.list(all());
        store.save(saved.with(Map.of(9, ServerAccount.to("coap://later"))));

        assertThat(found.accounts()).isEqualTo(ACCOUNTS);
        assertThat(listed).containsExactly(found);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> found.accounts().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> saved.accounts().clear());
    }

    @Test
    void of_many_who_save_one_revision_one_wins() {
        ClientConfigurations start = save("node1");
        List<Boolean> won = Threads.together(8, i -> {
            try {
                store.save(start.with(Map.of(i, ServerAccount.to("coap://h" + i))));
                return true;
            } catch (Conflict raced) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        int winner = won.indexOf(true);
        assertThat(store.find("node1").orElseThrow().accounts()).containsOnlyKeys(winner);
    }

    @Test
    void of_many_who_create_one_client_one_wins() {
        List<Boolean> won = Threads.together(8, i -> {
            try {
                store.save(client("node1", Map.of(i, ServerAccount.to("coap://h" + i))));
                return true;
            } catch (Conflict raced) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void many_threads_that_configure_one_client_lose_no_update() {
        ConfigurationAdmin admin = new ConfigurationAdmin(store);
        int each = 20;
        Threads.together(6, thread -> {
            for (int i = 0; i < each; i++) {
                admin.configure("node1", List.of(ServerAccount.to("coap://h" + thread + ":" + (i + 1))));
                if (i % 4 == 3) {
                    int last = i;
                    admin.find("node1").orElseThrow().accounts().entrySet().stream()
                            .filter(entry -> entry.getValue().serverUri().equals("coap://h" + thread + ":" + last))
                            .findFirst()
                            .ifPresent(entry -> admin.remove("node1", entry.getKey()));
                }
            }
            return null;
        });
        Map<Integer, ServerAccount> accounts = admin.find("node1").orElseThrow().accounts();
        assertThat(accounts).hasSize(6 * (each - each / 4));
        assertThat(accounts.values()).extracting(ServerAccount::serverUri).doesNotHaveDuplicates();
        assertThat(accounts.values())
                .extracting(account -> account.get(Properties.SHORT_SERVER_ID).orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void readers_never_see_half_of_a_change() {
        ConfigurationAdmin admin = new ConfigurationAdmin(store);
        List<ServerAccount> pair = List.of(ServerAccount.to("coap://a"), ServerAccount.to("coap://b"));
        List<Boolean> whole = Threads.together(4, thread -> {
            boolean good = true;
            for (int i = 0; i < 50; i++) {
                if (thread == 0) {
                    admin.configure("node1", pair);
                    admin.removeAll();
                } else {
                    good &= store.find("node1")
                            .map(it -> it.accounts().size() == 2)
                            .orElse(true);
                    good &= store.list(all()).stream()
                            .allMatch(it -> it.accounts().size() == 2);
                }
            }
            return good;
        });
        assertThat(whole).containsOnly(true);
    }

    private void assertSurvives(Secret secret) {
        store.clear();
        ServerAccount account = ServerAccount.to("coaps://h").with(Properties.SECRET_KEY, secret);
        store.save(client("node1", Map.of(0, account)));
        assertThat(store.find("node1").orElseThrow().accounts().get(0)).isEqualTo(account);
    }

    private void assertConflict(ClientConfigurations stale) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> store.save(stale))
                .withMessageContaining("'" + stale.client() + "'");
    }
}
