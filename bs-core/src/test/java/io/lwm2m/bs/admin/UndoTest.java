// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was removed by mistake comes back. */
class UndoTest {

    private static final OptionalLong ANY = OptionalLong.empty();
    private static final ServerAccount SECURED = ServerAccount.to("coaps://s")
            .with(PUB_KEY_ID, Opaque.ofText("id"))
            .with(SECRET_KEY, Secret.ofText("open sesame 1234"));
    private static final ServerAccount PLAIN = ServerAccount.to("coap://p");

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final ConfigurationAdmin admin =
            new ConfigurationAdmin(new InMemoryConfigurationStore(), () -> now, new KeyGeneration(new SecureRandom()));
    private SortedMap<Integer, ServerAccount> before;

    @BeforeEach
    void configure() {
        before = admin.configure("node1", List.of(SECURED, PLAIN)).client().accounts();
    }

    @Test
    void a_client_comes_back_with_its_keys_and_ids() {
        Removal removal = admin.remove("node1", ANY);
        assertThat(removal.client()).isEqualTo("node1");
        assertThat(removal.until()).isEqualTo(now.plusSeconds(300));
        assertThat(removal.undo()).matches("[A-Za-z0-9_-]{22}");
        ClientConfigurations restored = admin.undo(removal.undo()).client();
        assertThat(restored.accounts()).isEqualTo(before);
        assertThat(admin.find("node1")).contains(restored);
    }

    @Test
    void one_configuration_comes_back_beside_what_was_changed_meanwhile() {
        Removal removal = admin.remove("node1", 0);
        admin.configure("node1", List.of(PLAIN.with(Properties.LIFETIME, 7L)));
        assertThat(admin.undo(removal.undo()).client().accounts())
                .containsEntry(0, before.get(0))
                .hasSize(2);
        assertThat(stored().get(1).get(Properties.LIFETIME)).contains(7L);
    }

    @Test
    void each_removal_is_undone_for_itself() {
        Removal first = admin.remove("node1", 0);
        Removal second = admin.remove("node1", 1);
        assertThat(admin.find("node1")).isEmpty();
        admin.undo(second.undo());
        assertThat(stored()).containsOnlyKeys(1);
        admin.undo(first.undo());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void it_can_be_done_once() {
        Removal removal = admin.remove("node1", ANY);
        admin.undo(removal.undo());
        admin.remove("node1", ANY);
        assertNothingToUndo(removal.undo());
        assertNothingToUndo("");
        assertNothingToUndo("abc");
    }

    @Test
    void after_five_minutes_it_is_too_late() {
        Removal removal = admin.remove("node1", ANY);
        now = removal.until().minusMillis(1);
        Removal other = admin.remove(configured("node2"), ANY);
        now = removal.until();
        assertNothingToUndo(removal.undo());
        assertThat(admin.undo(other.undo()).client().client()).isEqualTo("node2");
    }

    @Test
    void the_newest_hundred_removals_are_kept() {
        Removal oldest = admin.remove("node1", ANY);
        Removal second = admin.remove(configured("node2"), ANY);
        for (int i = 0; i < 99; i++) {
            admin.remove(configured("other"), ANY);
        }
        assertNothingToUndo(oldest.undo());
        assertThat(admin.undo(second.undo()).client().client()).isEqualTo("node2");
    }

    @Test
    void a_client_that_is_there_again_is_left_alone_and_can_be_made_way_for() {
        Removal removal = admin.remove("node1", ANY);
        admin.configure("node1", List.of(ServerAccount.to("coap://other")));
        assertConflict(removal, "there is a client of that name again");
        assertThat(stored()).hasSize(1);
        admin.remove("node1", ANY);
        assertThat(admin.undo(removal.undo()).client().accounts()).isEqualTo(before);
    }

    @Test
    void a_configuration_whose_place_is_taken_stays_away() {
        Removal removal = admin.remove("node1", 0);
        admin.configure("node1", List.of(ServerAccount.to("coap://other")));
        assertConflict(removal, "it has another configuration 0 now");
    }

    @Test
    void a_configuration_whose_server_or_short_id_is_taken_stays_away() {
        Removal removal = admin.remove("node1", 1);
        admin.replace("node1", with(5, PLAIN), ANY);
        assertConflict(removal, "configurations 1 and 5 are both for coap://p");
        admin.replace("node1", with(5, ServerAccount.to("coap://q").with(Properties.SHORT_SERVER_ID, 2L)), ANY);
        assertConflict(removal, "2 is taken by configuration 1");
    }

    private SortedMap<Integer, ServerAccount> with(int id, ServerAccount account) {
        SortedMap<Integer, ServerAccount> accounts = new java.util.TreeMap<>(stored());
        accounts.put(id, account);
        return accounts;
    }

    private String configured(String name) {
        admin.configure(name, List.of(PLAIN));
        return name;
    }

    private SortedMap<Integer, ServerAccount> stored() {
        return admin.find("node1").orElseThrow().accounts();
    }

    private void assertNothingToUndo(String token) {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> admin.undo(token))
                .withMessageStartingWith("there is nothing to undo");
    }

    private void assertConflict(Removal removal, String why) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> admin.undo(removal.undo()))
                .withMessageContaining("removed from client 'node1' cannot be brought back: ")
                .withMessageContaining(why)
                .withMessageNotContaining("sesame");
    }
}
