// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ConfigurationStore} promises about pages of clients. */
@Timeout(60)
abstract class ConfigurationPagesContract {

    static final Map<Integer, ServerAccount> ACCOUNTS = Map.of(0, ServerAccount.to("coap://h"));

    private static final String GRIN = "\ud83d\ude00";

    ConfigurationStore store;

    /** A store without any client. */
    protected abstract ConfigurationStore emptyStore();

    @BeforeEach
    final void open() {
        store = emptyStore();
    }

    @Test
    void clients_come_in_the_order_of_code_points() {
        // U+1F600 is two chars below U+FF5E and U+E000, but a code point above them
        List<String> ordered = List.of(
                " ",
                "-",
                "0",
                "A",
                "Z",
                "_",
                "a",
                "a0",
                "aa",
                "b",
                "\u00e4",
                "\u0416",
                "\ud7ff",
                "\ue000",
                "\uff5e",
                "\ud800\udc00",
                GRIN,
                GRIN + "a",
                GRIN + "\uff5e",
                GRIN + GRIN,
                "\udbff\udffd");
        List<String> shuffled = new ArrayList<>(ordered);
        java.util.Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(this::save);
        assertThat(names(all())).containsExactlyElementsOf(ordered);
        for (int size = 1; size <= 5; size++) {
            assertThat(pageByPage("", size)).containsExactlyElementsOf(ordered);
        }
        ordered.forEach(prefix -> assertThat(pageByPage(prefix, 2))
                .containsExactlyElementsOf(
                        ordered.stream().filter(name -> name.startsWith(prefix)).toList()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', -, 10, 'a,b,b1,b2,b_,c'",
                "'', -, 2, 'a,b'",
                "'', b, 2, 'b1,b2'",
                "'', b11, 2, 'b2,b_'",
                "'', c, 2, ''",
                "'', '', 1, 'a'",
                "b, -, 10, 'b,b1,b2,b_'",
                "b, -, 1, 'b'",
                "b, b, 10, 'b1,b2,b_'",
                "b, b1, 1, 'b2'",
                "b, b_, 10, ''",
                "b, a, 10, 'b,b1,b2,b_'",
                "b, a, 1, 'b'",
                "b, '', 10, 'b,b1,b2,b_'",
                "b, bb, 10, ''",
                "b, c, 10, ''",
                "b1, b, 10, 'b1'",
                "b_, -, 10, 'b_'",
                "%, -, 10, ''",
                "_, -, 10, ''",
                "B, -, 10, ''",
                "bb, -, 10, ''",
                "d, -, 10, ''"
            })
    void a_page_has_a_prefix_a_start_and_a_limit(String prefix, String after, int limit, String expected) {
        List.of("b2", "c", "b", "b_", "a", "b1").forEach(this::save);
        assertThat(String.join(",", names(new ConfigurationStore.Query(prefix, Optional.ofNullable(after), limit))))
                .isEqualTo(expected);
    }

    @Test
    void a_prefix_at_the_end_of_all_characters_finds_its_names() {
        String last = "\udbff\udfff";
        List.of("a", last, last + last, last + "a").forEach(this::save);
        assertThat(pageByPage(last, 1)).containsExactly(last, last + "a", last + last);
    }

    @Test
    void random_names_are_paged_like_a_sorted_list() {
        Random random = new Random(99);
        Comparator<String> byCodePoint = (a, b) -> java.util.Arrays.compare(
                a.codePoints().toArray(), b.codePoints().toArray());
        Set<String> names = new HashSet<>();
        while (names.size() < 150) {
            names.add(random.ints(1 + random.nextInt(4), 0, 6)
                    .mapToObj(i -> List.of("a", "b", "\u00ff", "\uffdc", GRIN, "\ud83d\ude01")
                            .get(i))
                    .reduce("", String::concat));
        }
        names.forEach(this::save);
        assertThat(pageByPage("", 7))
                .containsExactlyElementsOf(names.stream().sorted(byCodePoint).toList());
        assertThat(pageByPage(GRIN, 3))
                .containsExactlyElementsOf(names.stream()
                        .filter(name -> name.startsWith(GRIN))
                        .sorted(byCodePoint)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void a_limit_below_1_is_refused(int limit) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new ConfigurationStore.Query("", Optional.empty(), limit))
                .withMessage("limit: must be at least 1, not " + limit);
    }

    @Test
    void a_huge_limit_is_fine() {
        save("node1");
        assertThat(store.list(new ConfigurationStore.Query("", Optional.empty(), Integer.MAX_VALUE)))
                .hasSize(1);
    }

    final ClientConfigurations save(String name) {
        return store.save(client(name, ACCOUNTS));
    }

    static ClientConfigurations client(String name, Map<Integer, ServerAccount> accounts) {
        return new ClientConfigurations(name, 0, new TreeMap<>(accounts));
    }

    static ConfigurationStore.Query all() {
        return new ConfigurationStore.Query("", Optional.empty(), 1000);
    }

    final List<String> names(ConfigurationStore.Query query) {
        return store.list(query).stream().map(ClientConfigurations::client).toList();
    }

    private List<String> pageByPage(String prefix, int size) {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<String> page;
        do {
            page = names(new ConfigurationStore.Query(prefix, after, size));
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            names.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (!page.isEmpty());
        return names;
    }
}
