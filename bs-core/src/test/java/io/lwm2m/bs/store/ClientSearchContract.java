// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ClientSearch.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ConfigurationStore} promises about searches. */
@Timeout(60)
public abstract class ClientSearchContract {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private Instant now = START;
    private ConfigurationStore store;

    /** A store without any client, with a clock. */
    protected abstract ConfigurationStore emptyStore(Supplier<Instant> clock);

    /** Opens the store. */
    @BeforeEach
    protected void open() {
        store = emptyStore(() -> now);
    }

    @Test
    void a_client_is_shown_without_its_keys() {
        ClientConfigurations saved = save("node1", "coaps://b.example", "coap://a.example");
        assertThat(store.search(search("", "", Order.NAME, null, 10)).clients())
                .containsExactly(new ClientPage.Row(
                        "node1",
                        saved.revision(),
                        List.of("coaps://b.example", "coap://a.example"),
                        Optional.of(START)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', '', NAME, 'B,a,node-1,node-10,node-2,\u00e9'",
                "'', '', NAME_DOWN, '\u00e9,node-2,node-10,node-1,a,B'",
                "'', '', CHANGED, '\u00e9,node-2,B,node-1,a,node-10'",
                "'', '', CHANGED_DOWN, 'node-10,a,node-1,B,node-2,\u00e9'",
                "'node', '', NAME, 'node-1,node-10,node-2'",
                "'node', '', NAME_DOWN, 'node-2,node-10,node-1'",
                "'node', '', CHANGED, 'node-2,node-1,node-10'",
                "'NODE', '', NAME, ''",
                "'', 'de-1', NAME, 'node-1,node-10'",
                "'', 'DE-1', NAME_DOWN, 'node-10,node-1'",
                "'', 'b', NAME, 'B'",
                "'', '%', NAME, ''",
                "'', '_', NAME, ''",
                "'', '\u00e9', NAME, '\u00e9'",
                "'', '\u00c9', NAME, ''",
                "'', 'a.example', NAME, 'a'",
                "'', 'Firmware', CHANGED_DOWN, 'node-10,node-1'",
                "'node-1', 'firmware', CHANGED, 'node-1,node-10'",
                "'', 'nothing', NAME, ''",
                "'', '**', NAME, ''"
            })
    void clients_are_found_and_ordered(String prefix, String contains, Order order, String expected) {
        fleet();
        assertThat(String.join(",", names(store.search(search(prefix, contains, order, null, 100)))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void pages_have_every_client_once(Order order) {
        fleet();
        for (String contains : List.of("", "o", "e")) {
            List<String> whole = names(store.search(search("", contains, order, null, 100)));
            for (int limit = 1; limit <= 3; limit++) {
                assertThat(pageByPage(contains, order, limit)).containsExactlyElementsOf(whole);
            }
        }
    }

    @Test
    void clients_that_were_changed_at_the_same_time_come_by_name() {
        List.of("c", "a", "b").forEach(name -> save(name, "coap://h"));
        assertThat(pageByPage("", Order.CHANGED, 1)).containsExactly("a", "b", "c");
        assertThat(pageByPage("", Order.CHANGED_DOWN, 2)).containsExactly("c", "b", "a");
    }

    @Test
    void a_change_is_found_and_its_time_is_kept() {
        fleet();
        ClientConfigurations stored = store.find("a").orElseThrow();
        now = START.plusSeconds(100);
        store.saveAll(List.of(stored.with(Map.of(3, ServerAccount.to("coap://Other.example")))));
        ClientPage found = store.search(search("", "other", Order.NAME, null, 10));
        assertThat(names(found)).containsExactly("a");
        assertThat(found.clients().get(0).changed()).contains(now);
        assertThat(names(store.search(search("", "a.example", Order.NAME, null, 10))))
                .isEmpty();
        assertThat(names(store.search(search("", "", Order.CHANGED_DOWN, null, 1))))
                .containsExactly("a");
    }

    @Test
    void a_client_that_was_removed_is_not_found() {
        fleet();
        store.save(store.find("a").orElseThrow().with(Map.of()));
        assertThat(names(store.search(search("", "a.example", Order.NAME, null, 10))))
                .isEmpty();
        store.clear();
        assertThat(store.search(search("", "", Order.CHANGED, null, 10)))
                .isEqualTo(new ClientPage(List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void as_many_servers_as_there_may_be_are_stored_and_the_first_ones_found() {
        String host = "s".repeat(60) + "." + "t".repeat(60) + ".";
        save(
                "\u00e9".repeat(127),
                IntStream.range(0, 100)
                        .mapToObj(i -> "coap://" + host + i + ".example")
                        .toArray(String[]::new));
        assertThat(names(store.search(search("", "t.3.example", Order.NAME, null, 10))))
                .hasSize(1);
        assertThat(store.search(search("", "", Order.NAME, null, 10))
                        .clients()
                        .get(0)
                        .servers())
                .hasSize(100);
    }

    @Test
    void a_place_of_another_order_is_refused() {
        for (String place : List.of("node1", ":node1", "x:node1", "-1:node1", "1234567890123456789:a")) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> store.search(search("", "", Order.CHANGED, place, 10)))
                    .withMessageContaining("after: must be what a page in the order 'changed' gave");
        }
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> search("", "", Order.NAME, null, 0));
    }

    private void fleet() {
        later("\u00e9", "coap://h");
        later("node-2", "coaps://h");
        later("B", "coap://h");
        later("node-1", "coap://h", "coap://FIRMWARE.example");
        later("a", "coap://a.example");
        later("node-10", "coap://h", "coap://firmware.example");
    }

    private void later(String name, String... servers) {
        now = now.plusMillis(1);
        save(name, servers);
    }

    private ClientConfigurations save(String name, String... servers) {
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>();
        List.of(servers).forEach(server -> accounts.put(accounts.size(), ServerAccount.to(server)));
        return store.save(new ClientConfigurations(name, 0, accounts));
    }

    private List<String> pageByPage(String contains, Order order, int limit) {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ClientPage page = store.search(search("", contains, order, after.orElse(null), limit));
            assertThat(page.clients()).hasSizeLessThanOrEqualTo(limit);
            names.addAll(names(page));
            after = page.next();
        } while (after.isPresent());
        return names;
    }

    private static List<String> names(ClientPage page) {
        return page.clients().stream().map(ClientPage.Row::client).toList();
    }

    private static ClientSearch search(String prefix, String contains, Order order, String after, int limit) {
        return new ClientSearch(prefix, contains, order, Optional.ofNullable(after), limit, Duration.ofSeconds(60));
    }
}
