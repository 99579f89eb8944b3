// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.admin.ImportReport.Refused;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImportTest {

    private static final Map<String, Object> PLAIN = Map.of("0", Map.of("serverURI", "coap://h"));

    private final ConfigurationStore store = new InMemoryConfigurationStore();
    private final ConfigurationAdmin admin = new ConfigurationAdmin(store);

    @Test
    void counts_what_is_new_changed_and_unchanged() {
        assertThat(add(line(1, "a", PLAIN), line(2, "b", PLAIN)))
                .isEqualTo(new ImportReport(2, 0, 0, List.of(), List.of()));
        Map<String, Object> other = Map.of("0", Map.of("serverURI", "coap://other"));
        assertThat(add(line(1, "a", PLAIN), line(2, "b", other), line(3, "b", other), line(4, "b", PLAIN)))
                .isEqualTo(new ImportReport(0, 2, 2, List.of(), List.of()));
        assertThat(admin.find("b").orElseThrow().accounts().get(0).serverUri()).isEqualTo("coap://h");
    }

    @Test
    void a_refused_client_hinders_no_other_and_is_told_with_its_line() {
        ImportReport report = add(
                line(7, "a", Map.of("0", Map.of("serverURI", "coap://h"), "1", Map.of("serverURI", "http://h"))),
                line(8, "", PLAIN),
                line(9, "none", Map.of()),
                line(10, "b", PLAIN));
        assertThat(report.created()).isOne();
        assertThat(report.refused()).extracting(Refused::line).containsExactly(7L, 8L, 9L);
        assertThat(admin.find("a")).isEmpty();
        assertThat(admin.count()).isOne();
    }

    @Test
    void a_mask_keeps_the_stored_key_and_is_refused_when_there_is_none() {
        add(line(1, "a", psk("hex:00112233445566778899aabbccddeeff")));
        assertThat(add(line(1, "a", psk(Secret.MASK)), line(2, "b", psk(Secret.MASK))))
                .satisfies(report -> assertThat(report.unchanged()).isOne())
                .satisfies(report -> assertThat(report.refused())
                        .singleElement()
                        .satisfies(refused ->
                                assertThat(refused.violations().get(0).path()).isEqualTo("0.secretKey")));
    }

    @Test
    void a_dry_run_changes_nothing() {
        assertThat(admin.importer(true).add(List.of(line(1, "a", PLAIN))).created())
                .isOne();
        assertThat(admin.count()).isZero();
    }

    @Test
    void what_somebody_else_changes_in_between_is_decided_on_again() {
        add(line(1, "a", psk("hex:00112233445566778899aabbccddeeff")));
        ServerAccount other =
                admin.find("a").orElseThrow().accounts().get(0).with(Properties.SECRET_KEY, Secret.of(new byte[16]));
        Import import_ = new Import(new ChangedOnce(store, other), false, () -> Instant.EPOCH);
        Map<String, Object> masked = new TreeMap<>(psk(Secret.MASK));
        masked.put("1", Map.of("serverURI", "coap://h"));
        assertThat(import_.add(List.of(line(1, "a", masked))))
                .isEqualTo(new ImportReport(0, 1, 0, List.of(), List.of()));
        assertThat(admin.find("a").orElseThrow().accounts().get(0).get(Properties.SECRET_KEY))
                .contains(Secret.of(new byte[16]));
    }

    /** A store in which somebody else is faster, once. */
    private static final class ChangedOnce implements ConfigurationStore {

        private final ConfigurationStore store;
        private final List<ServerAccount> changes = new ArrayList<>();

        ChangedOnce(ConfigurationStore store, ServerAccount change) {
            this.store = store;
            changes.add(change);
        }

        @Override
        public Optional<ClientConfigurations> find(String client) {
            return store.find(client);
        }

        @Override
        public List<ClientConfigurations> list(Query query) {
            return store.list(query);
        }

        @Override
        public ClientPage search(ClientSearch search) {
            return store.search(search);
        }

        @Override
        public ClientConfigurations save(ClientConfigurations changed) {
            if (!changes.isEmpty()) {
                ClientConfigurations stored = store.find(changed.client()).orElseThrow();
                store.save(stored.with(Map.of(0, changes.remove(0))));
            }
            return store.save(changed);
        }

        @Override
        public long clear() {
            return store.clear();
        }

        @Override
        public long count() {
            return store.count();
        }
    }

    private static Map<String, Object> psk(String key) {
        return Map.of("0", Map.of("serverURI", "coaps://h", "securityMode", 0, "pubKeyId", "me", "secretKey", key));
    }

    private static ClientLine line(long number, String client, Object configs) {
        return new ClientLine(number, client, Optional.of(configs), List.of(), List.of());
    }

    private ImportReport add(ClientLine... lines) {
        return admin.importer(false).add(List.of(lines));
    }
}
