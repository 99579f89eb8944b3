// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static io.lwm2m.bs.model.Properties.LIFETIME;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SECURITY_MODE;
import static io.lwm2m.bs.model.Properties.SERVER_URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client's accounts for another one. */
class CopyTest {

    private static final Copy BARE = new Copy(false, Map.of());
    private static final ServerAccount SECURED = ServerAccount.to("coaps://s")
            .with(PUB_KEY_ID, Opaque.ofText("node1-id"))
            .with(SECRET_KEY, Secret.ofText("open sesame 1234"));
    private static final ServerAccount PLAIN = ServerAccount.to("coap://p").with(LIFETIME, 77L);
    private static final ServerAccount OSCORE = ServerAccount.to("coap://o")
            .with(Properties.OSCORE_MASTER_SECRET, Secret.ofText("open sesame 1234"))
            .with(Properties.OSCORE_SENDER_ID, Opaque.ofText("a"))
            .with(Properties.OSCORE_RECIPIENT_ID, Opaque.ofText("b"));

    private final ConfigurationAdmin admin = new ConfigurationAdmin(new InMemoryConfigurationStore());

    @BeforeEach
    void configure() {
        admin.configure("plain", List.of(PLAIN, ServerAccount.to("coap://q")));
        admin.configure("node1", List.of(SECURED, PLAIN));
        admin.configure("oscore", List.of(OSCORE));
    }

    @Test
    void accounts_without_keys_are_copied_as_they_are() {
        assertThat(admin.copy("plain", "plain2", BARE).client().accounts()).isEqualTo(stored("plain"));
        assertThat(stored("plain2")).isEqualTo(stored("plain"));
    }

    @Test
    void keys_and_identities_stay_behind_and_are_told_to_be_missing() {
        InvalidInput missing = catchThrowableOfType(InvalidInput.class, () -> admin.copy("node1", "node2", BARE));
        assertThat(missing.violations())
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("0.pubKeyId", "missing"), tuple("0.secretKey", "missing"));
        InvalidInput oscore = catchThrowableOfType(InvalidInput.class, () -> admin.copy("oscore", "node2", BARE));
        assertThat(oscore.violations())
                .extracting(Violation::path)
                .containsExactly("0.oscoreMasterSecret", "0.oscoreSenderId");
        assertThat(admin.find("node2")).isEmpty();
    }

    @Test
    void keys_of_its_own_can_be_given_or_made() {
        Map<String, Object> own = Map.of("pubKeyId", "node2-id", "secretKey", "hex:00112233445566778899aabbccddeeff");
        SortedMap<Integer, ServerAccount> given = admin.copy("node1", "node2", new Copy(false, Map.of("0", own)))
                .client()
                .accounts();
        assertThat(given.get(0).get(PUB_KEY_ID)).contains(Opaque.ofText("node2-id"));
        assertThat(given.get(0).get(SECURITY_MODE)).contains(0L);
        assertThat(given.get(1)).isEqualTo(stored("node1").get(1));

        Map<String, Object> wish = Map.of("secretKey", Map.of("generate", 16));
        Configured made = admin.copy("node1", "node3", new Copy(false, Map.of("0", wish)));
        assertThat(made.generated()).hasSize(1);
        assertThat(stored("node3").get(0).get(PUB_KEY_ID)).contains(Opaque.ofText("node3-1"));
    }

    @Test
    void a_mask_does_not_bring_a_key_along() {
        Map<String, Object> masked = Map.of("pubKeyId", "node2-id", "secretKey", Secret.MASK);
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> admin.copy("node1", "node2", new Copy(false, Map.of("0", masked))));
        assertThat(refused.violations()).extracting(Violation::path).containsExactly("0.secretKey");
        assertThat(refused).hasMessageContaining("none is stored");
    }

    @Test
    void keys_go_along_when_they_are_asked_for() {
        admin.copy("node1", "node2", new Copy(true, Map.of("1", Map.of("serverURI", "coap://other"))));
        assertThat(stored("node2").get(0)).isEqualTo(stored("node1").get(0));
        assertThat(stored("node2").get(1).get(SERVER_URI)).contains("coap://other");
        assertThat(stored("node2").get(1).get(LIFETIME)).contains(77L);
    }

    @Test
    void everything_that_is_wrong_is_told() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> admin.copy("nobody", "node2", BARE))
                .withMessage("there is no client 'nobody'");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> admin.copy("plain", "node1", BARE))
                .withMessageStartingWith("client 'node1' is there already");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> admin.copy("plain", "plain", BARE));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> admin.copy("plain", "", BARE));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> admin.copy("plain", "x", new Copy(false, Map.of("7", Map.of()))))
                .withMessage("7: the client has no such configuration; it has [0, 1]");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> admin.copy("plain", "x", new Copy(false, Map.of("1", Map.of("lifetme", 7)))))
                .withMessageContaining("1.lifetme: there is no such property, did you mean 'lifetime'?");
        assertThat(admin.find("x")).isEmpty();
    }

    private SortedMap<Integer, ServerAccount> stored(String client) {
        return admin.find(client).orElseThrow().accounts();
    }
}
