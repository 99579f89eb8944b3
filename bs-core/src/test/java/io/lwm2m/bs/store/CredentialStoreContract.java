// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Subject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link CredentialStore} promises. */
@Timeout(60)
public abstract class CredentialStoreContract {

    private static final Psk PSK = new Psk("node1", "identity", Secret.parse("hex:00ff102a"));

    private CredentialStore store;

    /** A store without any credential. */
    protected abstract CredentialStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
    }

    @Test
    void an_empty_store_has_nothing() {
        assertThat(store.find("node1")).isEmpty();
        assertThat(store.findBySubject(Subject.psk("identity"))).isEmpty();
        assertThat(store.remove("node1")).isFalse();
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
    void a_client_has_one_credential_of_each_kind() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        RawPublicKey key = new RawPublicKey("node1", generator.generateKeyPair().getPublic());
        RawPublicKey next =
                new RawPublicKey("node1", generator.generateKeyPair().getPublic());
        Certificate certificate = Certificate.named("node1");
        List.of(PSK, key, certificate, next, certificate).forEach(store::put);
        assertThat(store.find("node1")).containsExactlyInAnyOrder(PSK, next, certificate);
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
}
