// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static io.lwm2m.bs.model.Properties.LIFETIME;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SECURITY_MODE;
import static io.lwm2m.bs.model.Properties.SHORT_SERVER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.admin.Configured.Generated;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that accounts ask for, and warnings, as changes bring them back. */
class KeyGenerationTest {

    private static final ServerAccount WISH = wish("h", 16);

    private final ConfigurationAdmin admin = new ConfigurationAdmin(
            new InMemoryConfigurationStore(), () -> Instant.EPOCH, new KeyGeneration(new Sevens()));

    /** All bytes are 7. */
    private static final class Sevens extends SecureRandom {

        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void a_key_and_an_identity_are_made_stored_and_given_back_once(int bytes) {
        Configured done = admin.configure("node1", List.of(wish("h", bytes).with(SHORT_SERVER_ID, 7L)));
        assertThat(done.generated())
                .containsExactly(new Generated(0, Opaque.ofText("node1-7"), Secret.of(sevens(bytes))));
        assertThat(stored(0).get(SECRET_KEY)).contains(Secret.of(sevens(bytes)));
        assertThat(stored(0).get(PUB_KEY_ID)).contains(Opaque.ofText("node1-7"));
        assertThat(done.toString()).contains("node1-7", "********").doesNotContain("07070707");
        assertThat(admin.configure("node1", List.of(ServerAccount.to("coap://i")))
                        .generated())
                .isEmpty();
    }

    @Test
    void a_given_identity_is_kept() {
        admin.configure("node1", List.of(WISH.with(PUB_KEY_ID, Opaque.ofText("mine"))));
        assertThat(stored(0).get(PUB_KEY_ID)).contains(Opaque.ofText("mine"));
    }

    @Test
    void each_account_gets_its_own_identity_and_a_new_key_keeps_it() {
        Configured both = admin.configure("node1", List.of(WISH, wish("i", 32)));
        assertThat(both.generated())
                .extracting(Generated::configId, Generated::pubKeyId)
                .containsExactly(tuple(0, Opaque.ofText("node1-1")), tuple(1, Opaque.ofText("node1-2")));
        assertThat(admin.configure("node1", List.of(wish("i", 16))).generated())
                .extracting(Generated::configId, Generated::pubKeyId)
                .containsExactly(tuple(1, Opaque.ofText("node1-2")));
        assertThat(admin.replace("node1", new TreeMap<>(Map.of(4, WISH)), OptionalLong.empty())
                        .generated())
                .extracting(Generated::configId)
                .containsExactly(4);
    }

    @Test
    void nothing_is_made_or_stored_when_anything_else_is_bad() {
        assertThat(violations(() -> admin.configure("node1", List.of(WISH, ServerAccount.to("http://x")))))
                .extracting(Violation::path)
                .containsExactly("1.serverURI");
        assertThat(violations(() -> admin.configure("node1", List.of(WISH.with(LIFETIME, 0L)))))
                .extracting(Violation::path)
                .containsExactly("0.lifetime");
        assertThat(admin.find("node1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 15, 65, Long.MAX_VALUE})
    void other_sizes_are_refused(long bytes) {
        assertThat(violations(() -> admin.configure("node1", List.of(wish("h", bytes)))))
                .extracting(Violation::toString)
                .containsExactly(
                        "0.secretKey: the number of bytes to generate must be from 16 to 64, not '" + bytes + "'");
    }

    @Test
    void only_a_pre_shared_key_can_be_made() {
        ServerAccount plain = ServerAccount.to("coap://h").with(SECURITY_MODE, 3L);
        assertThat(violations(() -> admin.configure("node1", List.of(plain.with(SECRET_KEY, Secret.generated(16))))))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("0.secretKey", "not-possible"));
    }

    @Test
    void a_name_that_is_too_long_for_an_identity_needs_one_given() {
        String name = "n".repeat(127);
        assertThat(violations(() -> admin.configure(name, List.of(WISH))))
                .extracting(Violation::toString)
                .containsExactly(
                        "0.pubKeyId: must be given: an identity made from the client name would have 129 bytes,"
                                + " and it may have 128");
        assertThat(admin.configure(name, List.of(WISH.with(PUB_KEY_ID, Opaque.ofText("short"))))
                        .generated())
                .hasSize(1);
        assertThat(admin.configure("n".repeat(126), List.of(WISH)).generated()).hasSize(1);
    }

    @Test
    void an_import_makes_no_keys_for_it_would_show_them_to_nobody() {
        Map<String, Object> wish = Map.of("serverURI", "coaps://h", "secretKey", Map.of("generate", 16));
        ClientLine line = new ClientLine(1, "node1", Optional.of(Map.of("0", wish)), List.of(), List.of());
        ImportReport report = admin.importer(false).add(List.of(line));
        assertThat(report.created()).isZero();
        assertThat(report.refused().get(0).violations())
                .extracting(Violation::toString)
                .containsExactly("0.secretKey: a key cannot be generated here, where nobody would be shown it:"
                        + " configure the client");
    }

    @Test
    void changes_and_imports_bring_warnings_about_what_was_given() {
        ServerAccount weak = WISH.with(PUB_KEY_ID, Opaque.ofText("id")).with(SECRET_KEY, Secret.ofText("sesame"));
        Configured done = admin.configure("node1", List.of(ServerAccount.to("coap://i"), weak));
        Violation warning = new Violation("1.secretKey", "short-key", "has 6 bytes as a PSK; 16 or more are advised");
        assertThat(done.warnings()).containsExactly(warning);
        assertThat(admin.configure("node1", List.of(ServerAccount.to("coap://i")))
                        .warnings())
                .isEmpty();
        assertThat(admin.replace("node1", done.client().accounts(), OptionalLong.empty())
                        .warnings())
                .containsExactly(warning);
        Map<String, Object> json = Map.of("serverURI", "coaps://h", "pubKeyId", "id", "secretKey", "sesame");
        ClientLine line = new ClientLine(5, "node2", Optional.of(List.of(json)), List.of(), List.of());
        assertThat(admin.importer(true).add(List.of(line)).warned())
                .containsExactly(new ImportReport.Warned(
                        5, "node2", List.of(new Violation("0.secretKey", warning.code(), warning.message()))));
    }

    @Test
    void the_server_takes_random_numbers_from_where_it_is_told() {
        BootstrapServer server = BootstrapServer.builder().random(new Sevens()).build();
        server.configure("node1", WISH).join();
        assertThat(server.list("node1").join().get(0).get(SECRET_KEY)).contains(Secret.of(sevens(16)));
    }

    private static ServerAccount wish(String host, long bytes) {
        return ServerAccount.to("coaps://" + host).with(SECURITY_MODE, 0L).with(SECRET_KEY, Secret.generated(bytes));
    }

    private static byte[] sevens(int bytes) {
        byte[] sevens = new byte[bytes];
        Arrays.fill(sevens, (byte) 7);
        return sevens;
    }

    private ServerAccount stored(int configId) {
        return admin.find("node1").orElseThrow().accounts().get(configId);
    }

    private static List<Violation> violations(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).violations();
    }
}
