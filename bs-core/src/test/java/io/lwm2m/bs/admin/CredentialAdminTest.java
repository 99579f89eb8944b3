// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.CredentialSamples;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialAdminTest {

    private static final Secret KEY = Secret.of(new byte[16]);

    private final CredentialStore store = new InMemoryCredentialStore();
    private final CredentialAdmin admin = new CredentialAdmin(store);

    @Test
    void what_is_put_is_found_with_what_it_took_the_place_of() {
        Psk first = new Psk("node1", "one", KEY);
        Psk second = new Psk("node1", "two", KEY);
        assertThat(admin.put(first).before()).isEmpty();
        assertThat(admin.put(second).before()).contains(first);
        assertThat(admin.find("node1")).containsExactly(second);
        assertThat(admin.count()).isEqualTo(1);
    }

    @Test
    void the_same_once_more_is_not_written() {
        Psk first = CredentialSamples.psk("node1");
        Psk same = CredentialSamples.psk("node1");
        admin.put(first);
        Credential stored = admin.find("node1").get(0);
        assertThat(admin.put(same).before()).contains(first);
        assertThat(admin.find("node1").get(0)).isSameAs(stored);
        assertThat(admin.put(new Psk("node1", "node1", Secret.kept())).credential())
                .isEqualTo(first);
        assertThat(admin.find("node1").get(0)).isSameAs(stored);
    }

    @Test
    void the_subject_of_another_client_is_a_conflict_that_names_it() {
        admin.put(Certificate.named("node1"));
        assertThatThrownBy(() -> admin.put(new Certificate("node2", By.COMMON_NAME, "node1")))
                .isInstanceOf(Conflict.class)
                .hasMessage("'x509-cn:node1' belongs to client 'node1'");
        assertThat(admin.find("node2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void a_psk_is_made_with_the_client_name_as_identity(int bytes) {
        GivenCredential given = admin.put(Psk.generated("node1", bytes));
        Secret key = given.generated().get("key");
        assertThat(key.size()).isEqualTo(bytes);
        assertThat(given.credential()).isEqualTo(new Psk("node1", "node1", key));
        assertThat(admin.find("node1")).containsExactly(given.credential());
        assertThat(given.warnings()).isEmpty();
        assertThat(given.toString()).doesNotContain(key.reveal()).contains("********");
    }

    @Test
    void no_two_generated_keys_are_alike() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(number -> admin.put(Psk.generated("node" + number, 16))
                                .generated()
                                .get("key")
                                .reveal()))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_oscore_context_is_made_with_ids_that_differ_and_no_salt() {
        GivenCredential given = admin.put(Oscore.generated("node1", 16));
        Oscore made = (Oscore) given.credential();
        assertThat(made.senderId().size()).isEqualTo(4);
        assertThat(made.recipientId().size()).isEqualTo(4);
        assertThat(made.senderId()).isNotEqualTo(made.recipientId());
        assertThat(made.masterSalt().size()).isZero();
        assertThat(given.generated()).containsOnlyKeys("masterSecret").containsValue(made.masterSecret());
        assertThat(store.findBySubject(made.subject())).contains(made);
    }

    @Test
    void ids_that_are_taken_or_alike_are_made_once_more() {
        CredentialAdmin numbered = new CredentialAdmin(
                store,
                new KeyGeneration(new Scripted(
                        "aaaaaaaa",
                        "bbbbbbbb",
                        "01",
                        "aaaaaaaa",
                        "cccccccc",
                        "02",
                        "dddddddd",
                        "dddddddd",
                        "eeeeeeee",
                        "03")));
        numbered.put(Oscore.generated("node1", 16));
        Oscore second = (Oscore) numbered.put(Oscore.generated("node2", 16)).credential();
        assertThat(second.senderId()).hasToString("hex:9ddddddd");
        assertThat(second.recipientId()).hasToString("hex:aeeeeeee");
        assertThat(second.masterSecret()).isEqualTo(Secret.parse("hex:03000000000000000000000000000000"));
        assertThat(admin.find("node1").get(0).subject()).hasToString("oscore:aaaaaaaa");
    }

    @Test
    void given_ids_stay_when_only_the_secret_is_made_and_a_conflict_is_told() {
        Opaque id = Opaque.parse("hex:01");
        Oscore wish = new Oscore("node1", id, Opaque.parse("hex:02"), Secret.generated(32), KEY);
        GivenCredential given = admin.put(wish);
        assertThat(given.credential().subject()).hasToString("oscore:01");
        assertThat(given.generated()).containsOnlyKeys("masterSecret");
        Oscore taken = new Oscore("node2", id, Opaque.parse("hex:02"), Secret.generated(32), KEY);
        assertThatThrownBy(() -> admin.put(taken)).isInstanceOf(Conflict.class).hasMessageContaining("'node1'");
    }

    @Test
    void a_mask_keeps_the_key_and_is_refused_where_there_is_none() {
        CredentialSamples.all("node1").forEach(admin::put);
        admin.put(new Psk("node1", "renamed", Secret.kept()));
        Oscore oscore = CredentialSamples.oscore("node1");
        admin.put(new Oscore("node1", Opaque.ofText("new"), oscore.recipientId(), Secret.kept(), Secret.kept()));
        assertThat(((Psk) admin.find("node1").get(0)).key()).isEqualTo(Secret.ofText(CredentialSamples.KEY));
        assertThat(((Oscore) admin.find("node1").get(3)).masterSecret())
                .isEqualTo(Secret.ofText(CredentialSamples.KEY));
        assertThat(broken(new Psk("node2", "id", Secret.kept()))).containsExactly("key missing");
    }

    @Test
    void a_mask_keeps_the_key_that_is_there_when_it_is_written() {
        Secret next = Secret.ofText("a key that was just renewed");
        admin.put(new Psk("node1", "id", KEY));
        AtomicInteger read = new AtomicInteger();
        CredentialStore raced = (CredentialStore) Proxy.newProxyInstance(
                CredentialStore.class.getClassLoader(),
                new Class<?>[] {CredentialStore.class},
                (proxy, method, args) -> {
                    Object result = method.invoke(store, args);
                    if (method.getName().equals("find") && read.getAndIncrement() == 0) {
                        store.put(new Psk("node1", "id", next));
                    }
                    return result;
                });
        GivenCredential given = new CredentialAdmin(raced).put(new Psk("node1", "renamed", Secret.kept()));
        assertThat(given.before()).contains(new Psk("node1", "id", next));
        assertThat(store.find("node1")).containsExactly(new Psk("node1", "renamed", next));
        assertThat(read).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'',             16, identity bad-name",
        "'a\nb',         16, identity bad-name",
        "'\ud800',       16, identity bad-name",
        "good,           0,  key out-of-range",
        "good,           65, key out-of-range"
    })
    void a_bad_psk_is_refused(String identity, int bytes, String violation) {
        assertThat(broken(new Psk("node1", identity, Secret.of(new byte[bytes]))))
                .containsExactly(violation);
        assertThat(admin.count()).isZero();
    }

    @Test
    void an_identity_has_at_most_128_bytes_which_a_client_name_may_exceed() {
        assertThat(broken(new Psk("node1", "\u00fc".repeat(64), KEY))).isEmpty();
        assertThat(broken(new Psk("node1", "\u00fc".repeat(64) + "x", KEY))).containsExactly("identity out-of-range");
        assertThat(broken(Psk.generated("x".repeat(129), 16))).containsExactly("identity out-of-range");
        assertThat(broken(new Psk("node1", "x".repeat(256), KEY))).containsExactly("identity bad-name");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 15, 65, Long.MAX_VALUE})
    void a_key_is_made_with_16_to_64_bytes(long bytes) {
        assertThat(broken(Psk.generated("node1", bytes))).containsExactly("key out-of-range");
        assertThat(broken(Oscore.generated("node1", bytes))).containsExactly("masterSecret out-of-range");
    }

    @Test
    void a_bad_oscore_context_is_refused_with_all_that_is_wrong() {
        Opaque longId = Opaque.of(new byte[8]);
        Secret longSalt = Secret.of(new byte[65]);
        assertThat(broken(new Oscore("node1", longId, longId, Secret.of(new byte[15]), longSalt)))
                .containsExactly(
                        "senderId out-of-range",
                        "recipientId out-of-range",
                        "recipientId duplicate",
                        "masterSecret out-of-range",
                        "masterSalt out-of-range");
        Opaque none = Opaque.of(new byte[0]);
        assertThat(broken(new Oscore("node1", none, none, KEY, KEY))).containsExactly("recipientId duplicate");
        assertThat(broken(new Oscore("node1", none, Opaque.of(new byte[7]), KEY, KEY)))
                .isEmpty();
    }

    @Test
    void a_bad_certificate_is_refused() {
        assertThat(broken(new Certificate("node1", By.COMMON_NAME, ""))).containsExactly("commonName bad-name");
        assertThat(broken(new Certificate("node1", By.ALTERNATIVE_NAME, "a\tb")))
                .containsExactly("alternativeName bad-name");
        assertThat(broken(new Certificate("node1", By.FINGERPRINT, "AB".repeat(32))))
                .containsExactly("fingerprint wrong-type");
    }

    @Test
    void weak_and_uncommon_keys_are_warned_about() {
        assertThat(admin.put(new Psk("node1", "id", Secret.ofText("short"))).warnings())
                .extracting(Violation::toString)
                .containsExactly("key: has 5 bytes as a PSK; 16 or more are advised");
        Secret digits = Secret.ofText("00112233445566778899aabbccddeeff");
        assertThat(admin.put(new Psk("node1", "id", digits)).warnings())
                .extracting(Violation::toString)
                .containsExactly("key: is a text of 32 hexadecimal digits; write hex: before them if they stand for 16"
                        + " bytes");
        assertThat(admin.put(new Oscore("node1", Opaque.ofText("a"), Opaque.ofText("b"), digits, KEY))
                        .warnings())
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("masterSecret", "hex-digits"));
        RawPublicKey rsa = new RawPublicKey("node1", MadeCertificate.keys("RSA").getPublic());
        assertThat(admin.put(rsa).warnings()).extracting(Violation::code).containsExactly("uncommon-key");
        RawPublicKey p384 =
                new RawPublicKey("node1", MadeCertificate.keys("secp384r1").getPublic());
        assertThat(admin.put(p384).warnings()).extracting(Violation::code).containsExactly("uncommon-key");
        assertThat(admin.put(CredentialSamples.rawPublicKey("node1")).warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "__proto__"})
    void a_bad_client_name_is_refused_everywhere(String name) {
        assertThatThrownBy(() -> admin.put(new Psk(name, "id", KEY))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> admin.find(name)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> admin.remove(name)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> admin.remove(name, Mode.PSK)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void one_mode_is_removed_or_all_and_what_is_not_there_is_told() {
        CredentialSamples.all("node1").forEach(admin::put);
        admin.remove("node1", Mode.RPK);
        assertThatThrownBy(() -> admin.remove("node1", Mode.RPK))
                .isInstanceOf(NotFound.class)
                .hasMessage("client 'node1' has no credential of mode rpk");
        assertThat(admin.find("node1")).hasSize(3);
        admin.remove("node1");
        assertThatThrownBy(() -> admin.remove("node1"))
                .isInstanceOf(NotFound.class)
                .hasMessage("client 'node1' has no credential");
    }

    private List<String> broken(Credential credential) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> admin.put(credential));
        return Optional.ofNullable(refused).map(InvalidInput::violations).orElse(List.of()).stream()
                .map(violation -> violation.path() + " " + violation.code())
                .toList();
    }

    /** Random bytes that begin as a test says; the rest are zeros. */
    private static final class Scripted extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient Deque<byte[]> next = new ArrayDeque<>();

        Scripted(String... hex) {
            for (String digits : hex) {
                next.add(HexFormat.of().parseHex(digits));
            }
        }

        @Override
        public void nextBytes(byte[] bytes) {
            byte[] scripted = next.remove();
            System.arraycopy(scripted, 0, bytes, 0, scripted.length);
        }
    }
}
