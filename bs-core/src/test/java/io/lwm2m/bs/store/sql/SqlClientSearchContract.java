// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ClientSearch.Order;
import io.lwm2m.bs.store.ClientSearchContract;
import io.lwm2m.bs.store.ConfigurationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches in a database, which go along indexes step by step. */
abstract class SqlClientSearchContract extends ClientSearchContract {

    private final AtomicLong clock = new AtomicLong();
    private Database database;

    abstract DatabaseSettings emptyDatabase();

    @BeforeEach
    @Override
    protected final void open() {
        database = Database.open(emptyDatabase());
        super.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected ConfigurationStore emptyStore(Supplier<Instant> now) {
        return new SqlConfigurationStore(database, now);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_search_whose_time_is_over_goes_on_where_it_stopped(Order order) {
        fill(25);
        ClientScan scan = scan(7);
        List<String> found = new ArrayList<>();
        List<Boolean> complete = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ClientPage page = scan.page(search("node-1", order, after, Duration.ZERO));
            assertThat(page.searched().isPresent()).isEqualTo(page.next().isPresent());
            complete.add(page.searched().isEmpty());
            page.clients().forEach(row -> found.add(row.client()));
            after = page.next();
        } while (after.isPresent());
        assertThat(complete).containsExactly(false, false, false, true);
        List<String> expected = new ArrayList<>(
                IntStream.range(10, 20).mapToObj(i -> "node-" + i).toList());
        if (order.isDown()) {
            java.util.Collections.reverse(expected);
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void a_search_with_time_goes_step_by_step_until_the_page_is_full() {
        fill(25);
        ClientPage page = scan(3).page(search("node-", Order.NAME, Optional.empty(), Duration.ofNanos(1000)));
        assertThat(page.clients()).hasSize(10);
        assertThat(page.next()).contains("node-09");
        assertThat(page.searched()).isEmpty();
        ClientPage rare = scan(3).page(search("node-24", Order.NAME, Optional.empty(), Duration.ofNanos(5)));
        assertThat(rare.clients()).isEmpty();
        assertThat(rare.searched()).contains("node-14");
    }

    @Test
    void as_many_clients_as_one_step_has_are_searched_at_once() {
        fill(7);
        ClientPage page = scan(7).page(search("none", Order.NAME, Optional.empty(), Duration.ofNanos(2)));
        assertThat(page).isEqualTo(new ClientPage(List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void names_and_texts_come_from_an_index_alone() {
        fill(3);
        String how = database.dialect() == Dialect.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        String sql = "SELECT name FROM client WHERE name > 'a' AND "
                + database.dialect().position() + "(search, 'x') > 0 ORDER BY name LIMIT 10";
        String plan = database.read(handle -> {
            if (database.dialect() == Dialect.POSTGRESQL) {
                handle.execute("SET LOCAL enable_seqscan = off");
                handle.execute("SET LOCAL enable_bitmapscan = off");
            }
            return handle.createQuery(how + sql)
                    .map((row, context) -> row.getString(database.dialect() == Dialect.SQLITE ? 4 : 1))
                    .list()
                    .toString();
        });
        assertThat(plan).containsIgnoringCase("client_search").containsPattern("COVERING INDEX|Index Only Scan");
    }

    /** A tick for each look at the clock. */
    private ClientScan scan(int step) {
        return new ClientScan(database, new AccountText(new SecretBox(Optional.empty())), clock::incrementAndGet, step);
    }

    private void fill(int clients) {
        AtomicLong millis = new AtomicLong();
        new SqlConfigurationStore(database, () -> Instant.ofEpochMilli(millis.incrementAndGet()))
                .saveAll(IntStream.range(0, clients)
                        .mapToObj(i -> ClientConfigurations.none(String.format("node-%02d", i))
                                .with(Map.of(0, ServerAccount.to("coap://h"))))
                        .toList());
    }

    private static ClientSearch search(String contains, Order order, Optional<String> after, Duration time) {
        return new ClientSearch("", contains, order, after, 10, time);
    }
}
