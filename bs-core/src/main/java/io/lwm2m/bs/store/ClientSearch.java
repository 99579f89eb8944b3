// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which clients somebody wants to look through, a page at a time.
 *
 * @param prefix what their names start with; empty for all
 * @param contains what their names or server URIs contain, as {@link SearchText} has it; empty for all
 * @param order the order of the pages
 * @param after the place that the page starts after: {@link ClientPage#next()} of the page before; empty for the beginning
 * @param limit the most clients, at least 1
 * @param time how long may be looked for clients that contain something; what was found by then is the page
 */
public record ClientSearch(
        String prefix, String contains, Order order, Optional<String> after, int limit, Duration time) {

    /** Orders that cost the same for every page, however many clients there are. */
    public enum Order {
        /** By name, in the order of Unicode code points. */
        NAME("name"),
        /** By name, backwards. */
        NAME_DOWN("-name"),
        /** The client first that was not changed for the longest time. */
        CHANGED("changed"),
        /** The client first that was changed last. */
        CHANGED_DOWN("-changed");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        /** The word in a query. */
        public String word() {
            return word;
        }

        /** Whether it is by the time of the last change. */
        public boolean isByChange() {
            return this == CHANGED || this == CHANGED_DOWN;
        }

        /** Whether what is greater comes first. */
        public boolean isDown() {
            return this == NAME_DOWN || this == CHANGED_DOWN;
        }

        /** The order with a word, empty for any other word. */
        public static Optional<Order> of(String word) {
            return Arrays.stream(values())
                    .filter(order -> order.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * Checks the limit.
     *
     * @throws InvalidInput when it is less than 1
     */
    public ClientSearch {
        if (limit < 1) {
            throw new InvalidInput("limit", "out-of-range", "must be at least 1, not " + limit);
        }
    }
}
