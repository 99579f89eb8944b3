// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.json.CredentialJson;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.KnownClient;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CredentialStore} promises. */
@Timeout(60)
public abstract class CredentialStoreContract {

    private static final Psk PSK = new Psk("node1", "identity", Secret.parse("hex:00ff102a"));

    private CredentialStore store;

    /** A store without any credential. */
    protected abstract CredentialStore emptyStore();

    /** A store without any client, where the credentials are too. */
    protected abstract ConfigurationStore emptyConfigurations();

    @BeforeEach
    void open() {
        store = emptyStore();
    }

    @Test
    void an_empty_store_has_nothing() {
        assertThat(store.find("node1")).isEmpty();
        assertThat(store.findBySubject(Subject.psk("identity"))).isEmpty();
        assertThat(store.subjects("node1")).isEmpty();
        assertThat(store.remove("node1")).isFalse();
        assertThat(store.remove("node1", Mode.PSK)).isFalse();
        assertThat(store.list(new Query("", Optional.empty(), 10))).isEmpty();
        assertThat(store.count()).isZero();
    }

    @Test
    void a_psk_is_found_by_client_and_by_identity_with_its_key() {
        store.put(PSK);
        assertThat(store.find("node1")).containsExactly(PSK);
        assertThat(store.findBySubject(Subject.psk("identity"))).contains(PSK);
        assertThat(store.findBySubject(Subject.psk("node1"))).isEmpty();
        assertThat(store.findBySubject(Subject.psk("IDENTITY"))).isEmpty();
        assertThat(store.find("identity")).isEmpty();
    }

    @Test
    void a_client_has_one_credential_of_each_mode_in_the_order_of_modes() {
        List<Credential> all = CredentialSamples.all("node1");
        List<Credential> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        backwards.forEach(store::put);
        store.put(CredentialSamples.rawPublicKey("node1"));
        RawPublicKey next = CredentialSamples.rawPublicKey("node1");
        store.put(next);
        assertThat(store.find("node1")).containsExactly(all.get(0), next, all.get(2), all.get(3));
        assertThat(store.subjects("node1"))
                .containsExactlyInAnyOrderElementsOf(
                        store.find("node1").stream().map(Credential::subject).toList());
        assertThat(store.count()).isEqualTo(1);
    }

    static Stream<Credential> each() {
        List<Credential> each = new ArrayList<>(CredentialSamples.all("node1"));
        each.add(new Certificate("node1", By.ALTERNATIVE_NAME, "urn:dev:node\u00fc1"));
        each.add(new Certificate("node1", By.FINGERPRINT, "0a".repeat(32)));
        each.add(new Oscore("node1", id(), id(0, 1), Secret.of(new byte[16]), Secret.of(new byte[0])));
        each.add(new Psk("node1", "\u00fcber 'x' % \ud83d\ude00", Secret.ofText("hex:00")));
        return each.stream();
    }

    @ParameterizedTest
    @MethodSource("each")
    void every_kind_comes_back_as_it_was_by_client_and_by_subject(Credential credential) {
        store.put(new Psk("node2", "another", Secret.ofText("key")));
        store.put(credential);
        assertThat(store.find("node1")).containsExactly(credential);
        assertThat(CredentialJson.secrets(store.find("node1").get(0))).isEqualTo(CredentialJson.secrets(credential));
        assertThat(store.findBySubject(credential.subject())).contains(credential);
        assertThat(store.subjects("node1")).containsExactly(credential.subject());
        assertThat(store.remove("node1", credential.mode())).isTrue();
        assertThat(store.findBySubject(credential.subject())).isEmpty();
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void subjects_of_different_kinds_are_different() {
        Stream.of(By.COMMON_NAME, By.ALTERNATIVE_NAME, By.FINGERPRINT)
                .forEach(by -> store.put(new Certificate("node" + by, by, "identity")));
        store.put(PSK);
        assertThat(store.count()).isEqualTo(4);
        assertThat(store.findBySubject(Subject.commonName("identity"))
                        .orElseThrow()
                        .client())
                .isEqualTo("nodeCOMMON_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "node11", "NODE1", "node1 ", "n\u00f6de1", "node%", "_ode1", ""})
    void names_are_taken_exactly(String other) {
        store.put(PSK);
        assertThat(store.find(other)).isEmpty();
        assertThat(store.subjects(other)).isEmpty();
        assertThat(store.remove(other)).isFalse();
        assertThat(store.remove(other, Mode.PSK)).isFalse();
    }

    @Test
    void one_mode_is_removed_and_the_others_stay() {
        CredentialSamples.all("node1").forEach(store::put);
        assertThat(store.remove("node1", Mode.X509)).isTrue();
        assertThat(store.remove("node1", Mode.X509)).isFalse();
        assertThat(store.find("node1")).extracting(Credential::mode).containsExactly(Mode.PSK, Mode.RPK, Mode.OSCORE);
        assertThat(store.findBySubject(Subject.commonName("node1"))).isEmpty();
        store.put(new Certificate("node2", By.COMMON_NAME, "node1"));
        assertThat(store.count()).isEqualTo(2);
    }

    @Test
    void clients_are_listed_in_the_order_of_code_points_with_all_they_have() {
        List<String> names = List.of("a", "b", "b\u00fc", "b\uff41", "b\ud83d\ude00", "c");
        for (String name : List.of("b\ud83d\ude00", "c", "b\uff41", "a", "b\u00fc", "b")) {
            store.put(Certificate.named(name));
            store.put(new Psk(name, name, Secret.ofText("key")));
        }
        assertThat(clients("", Optional.empty(), 100)).isEqualTo(names);
        assertThat(clients("b", Optional.empty(), 100)).isEqualTo(names.subList(1, 5));
        assertThat(clients("b", Optional.of("b"), 2)).isEqualTo(names.subList(2, 4));
        assertThat(clients("", Optional.of("b\uff41"), 1)).isEqualTo(names.subList(4, 5));
        assertThat(clients("", Optional.of("c"), 1)).isEmpty();
        assertThat(clients("bb", Optional.empty(), 1)).isEmpty();
        assertThat(store.list(new Query("", Optional.empty(), 3)))
                .allSatisfy(
                        held -> assertThat(held).extracting(Credential::mode).containsExactly(Mode.PSK, Mode.X509));
        assertThat(store.count()).isEqualTo(6);
    }

    @Test
    void a_session_reads_the_subjects_and_the_configurations() {
        ConfigurationStore configurations = emptyConfigurations();
        assertThat(configurations.find("node1", store).subjects()).isEmpty();
        assertThat(configurations.find("node1", store).configurations()).isEmpty();
        CredentialSamples.all("node1").forEach(store::put);
        assertThat(configurations.find("node1", store).subjects()).hasSize(4);
        ClientConfigurations saved =
                configurations.save(ClientConfigurations.none("node1").with(Map.of(0, ServerAccount.to("coap://h"))));
        KnownClient known = configurations.find("node1", store);
        assertThat(known.configurations()).contains(saved);
        assertThat(known.subjects()).containsExactlyInAnyOrderElementsOf(store.subjects("node1"));
        configurations.save(saved.with(Map.of()));
        assertThat(configurations.find("node1", store).subjects()).hasSize(4);
        store.remove("node1");
        assertThat(configurations.find("node1", store).subjects()).isEmpty();
    }

    @Test
    void of_many_changes_of_one_client_none_is_refused() {
        List<Boolean> done = Threads.together(8, thread -> {
            for (int i = 0; i < 20; i++) {
                store.put(new Psk("node1", "identity" + i % 3, Secret.ofText("key" + thread)));
                if (i % 5 == 0) {
                    store.remove("node1");
                }
            }
            return true;
        });
        assertThat(done).containsOnly(true);
        store.put(PSK);
        assertThat(store.find("node1")).containsExactly(PSK);
    }

    @Test
    void who_wants_the_identities_of_each_other_gets_a_conflict_or_what_he_wants() {
        List<Boolean> won = Threads.together(6, thread -> {
            boolean any = false;
            for (int i = 0; i < 30; i++) {
                try {
                    store.put(new Psk("node" + thread, "identity" + (thread + i) % 6, Secret.ofText("key")));
                    any = true;
                } catch (Conflict taken) {
                    // somebody has it
                }
            }
            return any;
        });
        assertThat(won).contains(true);
        List<String> identities = IntStream.range(0, 6)
                .mapToObj(thread -> store.find("node" + thread))
                .flatMap(List::stream)
                .map(held -> held.subject().text())
                .toList();
        assertThat(identities).doesNotHaveDuplicates().isNotEmpty();
        identities.forEach(
                subject -> assertThat(store.findBySubject(new Subject(subject))).isPresent());
    }

    @Test
    void a_replaced_psk_frees_its_identity() {
        store.put(PSK);
        Psk replaced = new Psk("node1", "other", Secret.ofText("key"));
        store.put(replaced);
        assertThat(store.find("node1")).containsExactly(replaced);
        assertThat(store.findBySubject(Subject.psk("identity"))).isEmpty();
        Psk taken = new Psk("node2", "identity", Secret.ofText("key"));
        store.put(taken);
        assertThat(store.findBySubject(Subject.psk("identity"))).contains(taken);
    }

    @Test
    void only_what_was_there_when_it_was_read_is_replaced() {
        Psk next = new Psk("node1", "other", Secret.ofText("key"));
        assertThat(store.replace(Optional.of(PSK), next)).isFalse();
        assertThat(store.replace(Optional.empty(), PSK)).isTrue();
        assertThat(store.replace(Optional.empty(), next)).isFalse();
        assertThat(store.replace(Optional.of(next), next)).isFalse();
        Psk otherKey = new Psk(PSK.client(), PSK.identity(), Secret.ofText("key"));
        assertThat(store.replace(Optional.of(otherKey), next)).isFalse();
        assertThat(store.find("node1")).containsExactly(PSK);
        assertThat(store.findBySubject(next.subject())).isEmpty();
        assertThat(store.replace(Optional.of(PSK), next)).isTrue();
        assertThat(store.find("node1", Mode.PSK)).contains(next);
        assertThat(store.find("node1", Mode.RPK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_many_who_replace_the_same_one_does(boolean any) {
        Optional<Credential> before = any ? Optional.of(PSK) : Optional.empty();
        before.ifPresent(store::put);
        List<Boolean> won = Threads.together(
                8, thread -> store.replace(before, new Psk("node1", "identity" + thread, Secret.ofText("key"))));
        assertThat(won).containsOnlyOnce(true);
        assertThat(store.find("node1"))
                .extracting(Credential::subject)
                .containsExactly(Subject.psk("identity" + won.indexOf(true)));
    }

    @Test
    void a_psk_can_be_replaced_under_its_own_identity() {
        store.put(PSK);
        Psk renewed = new Psk("node1", "identity", Secret.ofText("new"));
        store.put(renewed);
        assertThat(store.findBySubject(Subject.psk("identity"))).contains(renewed);
        assertThat(store.find("node1")).containsExactly(renewed);
    }

    @Test
    void an_identity_of_another_client_is_a_conflict_and_changes_nothing() {
        Psk own = new Psk("node2", "own", Secret.ofText("key"));
        store.put(PSK);
        store.put(own);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> store.put(new Psk("node2", "identity", Secret.ofText("sesame"))))
                .withMessageContaining("'psk:identity'")
                .withMessageContaining("'node1'")
                .satisfies(conflict -> assertThat(conflict.getMessage()).doesNotContain("sesame"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> store.put(new Psk("node3", "identity", Secret.ofText("sesame"))));
        assertThat(store.findBySubject(Subject.psk("identity"))).contains(PSK);
        assertThat(store.find("node2")).containsExactly(own);
        assertThat(store.findBySubject(Subject.psk("own"))).contains(own);
        assertThat(store.find("node3")).isEmpty();
        assertThat(store.remove("node3")).isFalse();
    }

    @Test
    void removing_a_client_removes_all_it_has_and_nothing_else() {
        Psk other = new Psk("node2", "other", Secret.ofText("key"));
        List.of(PSK, Certificate.named("node1"), other).forEach(store::put);
        assertThat(store.remove("node1")).isTrue();
        assertThat(store.remove("node1")).isFalse();
        assertThat(store.find("node1")).isEmpty();
        assertThat(store.findBySubject(Subject.psk("identity"))).isEmpty();
        assertThat(store.find("node2")).containsExactly(other);
    }

    @Test
    void what_is_handed_out_is_a_snapshot_that_nobody_can_change() {
        store.put(PSK);
        List<Credential> found = store.find("node1");
        store.remove("node1");
        assertThat(found).containsExactly(PSK);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(found::clear);
    }

    @Test
    void message_numbers_are_given_once_whatever_becomes_of_the_credential() {
        Oscore oscore = CredentialSamples.oscore("node1");
        store.put(oscore);
        long first = store.takeNumbers(oscore.subject(), 10);
        assertThat(first).isNotNegative();
        assertThat(store.takeNumbers(oscore.subject(), 1)).isGreaterThanOrEqualTo(first + 10);
        store.remove("node1");
        assertThat(store.takeNumbers(oscore.subject(), 1)).isGreaterThanOrEqualTo(first + 11);
    }

    @Test
    void message_numbers_taken_at_once_do_not_overlap() {
        Subject subject = Subject.oscore("01");
        List<Long> firsts = Threads.together(8, i -> store.takeNumbers(subject, 1000)).stream()
                .sorted()
                .toList();
        for (int i = 1; i < firsts.size(); i++) {
            assertThat(firsts.get(i)).isGreaterThanOrEqualTo(firsts.get(i - 1) + 1000);
        }
    }

    @Test
    void of_many_who_want_one_identity_one_gets_it() {
        List<Boolean> won = Threads.together(8, i -> {
            try {
                store.put(new Psk("node" + i, "identity", Secret.ofText("key" + i)));
                return true;
            } catch (Conflict raced) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        int winner = won.indexOf(true);
        assertThat(store.findBySubject(Subject.psk("identity")).orElseThrow().client())
                .isEqualTo("node" + winner);
        assertThat(store.find("node" + (winner + 1) % 8)).isEmpty();
    }

    private List<String> clients(String prefix, Optional<String> after, int limit) {
        return store.list(new Query(prefix, after, limit)).stream()
                .map(held -> held.get(0).client())
                .toList();
    }

    private static Opaque id(int... bytes) {
        byte[] id = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            id[i] = (byte) bytes[i];
        }
        return Opaque.of(id);
    }
}
