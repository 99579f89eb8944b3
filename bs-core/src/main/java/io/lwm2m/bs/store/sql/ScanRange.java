// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.store.ClientPlace;
import io.lwm2m.bs.store.ClientSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * Clients between two places of an order, as SQL.
 *
 * @param search prefix and order
 * @param after the place before the first one
 * @param until the place of the last one
 */
record ScanRange(ClientSearch search, Optional<ClientPlace> after, Optional<ClientPlace> until) {

    ScanRange until(Optional<ClientPlace> end) {
        return new ScanRange(search, after, end);
    }

    /** What comes behind. */
    ScanRange rest() {
        return new ScanRange(search, until, Optional.empty());
    }

    /** What an index in this order has, and no more: then the table itself is not read. */
    String columns() {
        return search.order().isByChange() ? "changed_ms, name" : "0 AS changed_ms, name";
    }

    String order(String table) {
        String direction = search.order().isDown() ? " DESC" : "";
        String byName = table + "name" + direction;
        return search.order().isByChange() ? table + "changed_ms" + direction + ", " + byName : byName;
    }

    /** As little as possible: each condition is looked at for each of a million rows. */
    String condition() {
        List<String> conditions = new ArrayList<>();
        if (!search.prefix().isEmpty()) {
            conditions.add("name >= :prefix");
            Prefix.end(search.prefix()).ifPresent(end -> conditions.add("name < :prefixEnd"));
        }
        boolean down = search.order().isDown();
        after.ifPresent(place -> conditions.add(compare(down ? "<" : ">", "after")));
        until.ifPresent(place -> conditions.add(compare(down ? ">=" : "<=", "until")));
        return conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions);
    }

    private String compare(String how, String place) {
        return search.order().isByChange()
                ? "(changed_ms, name) " + how + " (:" + place + "Changed, :" + place + "Name)"
                : "name " + how + " :" + place + "Name";
    }

    Query bind(Query query) {
        if (!search.prefix().isEmpty()) {
            query.bind("prefix", search.prefix());
            Prefix.end(search.prefix()).ifPresent(end -> query.bind("prefixEnd", end));
        }
        after.ifPresent(place -> bind(query, "after", place));
        until.ifPresent(place -> bind(query, "until", place));
        return query;
    }

    private void bind(Query query, String name, ClientPlace place) {
        query.bind(name + "Name", place.client());
        if (search.order().isByChange()) {
            query.bind(name + "Changed", place.changedMillis());
        }
    }
}
