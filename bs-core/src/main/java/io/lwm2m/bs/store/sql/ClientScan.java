// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientPlace;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Pages of clients along an index. A part of a text is looked for in steps of many clients, until a page is full or the
 * time is over: an index of names and texts has all that this needs, and a million of them take 0.1 to 0.3 s.
 */
final class ClientScan {

    private static final int STEP = 50_000;

    private final Database database;
    private final AccountText text;
    private final LongSupplier nanos;
    private final int step;

    ClientScan(Database database, AccountText text) {
        this(database, text, System::nanoTime, STEP);
    }

    /** With a clock, and how many clients are looked through before the clock is looked at. */
    ClientScan(Database database, AccountText text, LongSupplier nanos, int step) {
        this.database = database;
        this.text = text;
        this.nanos = nanos;
        this.step = step;
    }

    private record Found(ClientPage.Row row, ClientPlace place) {}

    ClientPage page(ClientSearch search) {
        Optional<ClientPlace> at = search.after().map(place -> ClientPlace.read(place, search.order()));
        ScanRange range = new ScanRange(search, at, Optional.empty());
        return search.contains().isEmpty() ? page(search, found(range, search.limit() + 1)) : scan(range);
    }

    private ClientPage scan(ScanRange from) {
        ClientSearch search = from.search();
        long end = nanos.getAsLong() + search.time().toNanos();
        List<Found> found = new ArrayList<>();
        ScanRange range = from.until(stepEnd(from));
        found.addAll(found(range, search.limit() + 1));
        while (found.size() <= search.limit() && range.until().isPresent() && nanos.getAsLong() < end) {
            ScanRange rest = range.rest();
            range = rest.until(stepEnd(rest));
            found.addAll(found(range, search.limit() + 1 - found.size()));
        }
        return found.size() > search.limit() || range.until().isEmpty()
                ? page(search, found)
                : stopped(search, found, range.until().get());
    }

    private static ClientPage page(ClientSearch search, List<Found> found) {
        boolean more = found.size() > search.limit();
        List<Found> page = more ? found.subList(0, search.limit()) : found;
        Optional<String> next =
                more ? Optional.of(page.get(page.size() - 1).place().in(search.order())) : Optional.empty();
        return new ClientPage(rows(page), next, Optional.empty());
    }

    private static ClientPage stopped(ClientSearch search, List<Found> found, ClientPlace at) {
        return new ClientPage(rows(found), Optional.of(at.in(search.order())), Optional.of(at.client()));
    }

    private static List<ClientPage.Row> rows(List<Found> found) {
        return found.stream().map(Found::row).toList();
    }

    /** The last place of a step; empty when there are not so many clients left. */
    private Optional<ClientPlace> stepEnd(ScanRange range) {
        String sql = "SELECT " + range.columns() + " FROM client WHERE " + range.condition() + " ORDER BY "
                + range.order("") + " LIMIT 1 OFFSET :skipped";
        return database.read(handle -> range.bind(handle.createQuery(sql))
                .bind("skipped", step - 1)
                .map((row, context) -> new ClientPlace(row.getLong(1), row.getString(2)))
                .findOne());
    }

    /** First only what the index has, then the rows of what was found. */
    private List<Found> found(ScanRange range, int limit) {
        String contains = range.search().contains().isEmpty()
                ? ""
                : " AND " + database.dialect().position() + "(search, :part) > 0";
        String sql = "SELECT c.name, c.revision, c.accounts, c.changed_ms FROM (SELECT " + range.columns()
                + " FROM client WHERE " + range.condition() + contains + " ORDER BY " + range.order("")
                + " LIMIT :limit) f"
                + " JOIN client c ON c.name = f.name ORDER BY " + range.order("f.");
        return database.read(handle -> {
            Query query = range.bind(handle.createQuery(sql)).bind("limit", limit);
            if (!contains.isEmpty()) {
                query.bind("part", SearchText.fold(range.search().contains()));
            }
            return query.map(this::row).list();
        });
    }

    private Found row(ResultSet row, StatementContext context) throws SQLException {
        String name = row.getString(1);
        long changed = row.getLong(4);
        List<String> servers = text.read(name, row.getString(3), null).values().stream()
                .map(ServerAccount::serverUri)
                .toList();
        Optional<Instant> time = changed == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(changed));
        return new Found(new ClientPage.Row(name, row.getLong(2), servers, time), new ClientPlace(changed, name));
    }
}
