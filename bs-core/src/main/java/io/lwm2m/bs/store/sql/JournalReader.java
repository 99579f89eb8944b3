// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.json.SessionJson;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal.Last;
import io.lwm2m.bs.store.SessionJournal.Query;
import io.lwm2m.bs.store.SessionSummary;
import io.lwm2m.bs.store.SessionSummary.Counts;
import io.lwm2m.bs.store.SessionSummary.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What is in the table of sessions, without those that only wait to be pruned.
 *
 * @param database where the table is
 * @param rules how many sessions count
 * @param oldest when the oldest one that counts started, in milliseconds since 1970
 */
record JournalReader(Database database, JournalRules rules, long oldest) {

    private static final String KEPT =
            "seq > coalesce((SELECT max(seq) FROM session), 0) - :kept AND start_ms >= :oldest";
    private static final String COUNT =
            "SELECT count(*), coalesce(sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), 0),"
                    + " coalesce(sum(CASE WHEN outcome = 'REFUSED' THEN 1 ELSE 0 END), 0) FROM session"
                    + " WHERE start_ms >= :from AND start_ms < :to AND " + KEPT;

    List<SessionRecord> newest(Query query) {
        StringBuilder sql = new StringBuilder("SELECT record FROM session WHERE " + KEPT);
        Map<String, Object> values = new LinkedHashMap<>(Map.of("limit", query.limit()));
        add(sql, values, " AND client = :client", "client", query.client());
        add(sql, values, " AND outcome = :outcome", "outcome", query.outcome().map(Enum::name));
        add(sql, values, " AND start_ms >= :from", "from", query.from().map(Instant::toEpochMilli));
        add(sql, values, " AND start_ms < :until", "until", query.until().map(Instant::toEpochMilli));
        add(sql, values, " AND seq < (SELECT seq FROM session WHERE id = :before)", "before", query.before());
        sql.append(" ORDER BY seq DESC LIMIT :limit");
        return database.read(handle -> kept(handle.createQuery(sql.toString()))
                .bindMap(values)
                .map(JournalReader::session)
                .list());
    }

    Optional<SessionRecord> find(String id) {
        return database.read(handle -> kept(handle.createQuery("SELECT record FROM session WHERE id = :id AND " + KEPT))
                .bind("id", id)
                .map(JournalReader::session)
                .findOne());
    }

    /** One step down an index for each client, however many sessions it had. */
    Map<String, Last> last(Collection<String> clients) {
        String sql = "WITH wanted (name) AS (VALUES <names>) SELECT session.client, id, outcome, start_ms FROM wanted"
                + " JOIN session ON seq = (SELECT max(seq) FROM session WHERE client = wanted.name) WHERE " + KEPT;
        return database.read(handle -> {
            var query = kept(handle.createQuery(sql.replace("<names>", placeholders(clients.size()))));
            int at = 0;
            for (String client : clients) {
                query.bind("name" + at++, client);
            }
            return query.map((row, context) -> Map.entry(row.getString(1), lastOf(row)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
        });
    }

    private static String placeholders(int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "(:name" : ", (:name").append(i).append(')');
        }
        return list.toString();
    }

    private static Last lastOf(ResultSet row) throws SQLException {
        return new Last(row.getString(2), Outcome.valueOf(row.getString(3)), Instant.ofEpochMilli(row.getLong(4)));
    }

    /** Bucket by bucket along an index: to group all at once would have to sort them. */
    SessionSummary summary(Span span) {
        return database.read(handle -> {
            List<Counts> counts = new ArrayList<>(span.buckets());
            for (int bucket = 0; bucket < span.buckets(); bucket++) {
                counts.add(count(handle, span.startMillis(bucket), span.startMillis(bucket + 1)));
            }
            return new SessionSummary(span, counts);
        });
    }

    private Counts count(Handle handle, long from, long to) {
        return kept(handle.createQuery(COUNT))
                .bind("from", from)
                .bind("to", to)
                .map((row, context) ->
                        new Counts(row.getLong(1) - row.getLong(2) - row.getLong(3), row.getLong(2), row.getLong(3)))
                .one();
    }

    private <S extends SqlStatement<S>> S kept(S statement) {
        return statement.bind("kept", (long) rules.count()).bind("oldest", oldest);
    }

    private static SessionRecord session(ResultSet row, StatementContext context) throws SQLException {
        return SessionJson.read(Json.read(row.getString(1)));
    }

    private static void add(
            StringBuilder sql, Map<String, Object> values, String condition, String name, Optional<?> value) {
        value.ifPresent(given -> {
            sql.append(condition);
            values.put(name, given);
        });
    }
}
