// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.MessageNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Credentials in a database: a row for each mode of a client, found by client or by subject. */
public final class SqlCredentialStore implements CredentialStore {

    private static final String COLUMNS = "SELECT client, mode, content, secrets FROM credential ";

    /** All that a handshake asks for. */
    static final String BY_SUBJECT = COLUMNS + "WHERE subject = :subject";

    private static final String PLACE = "WHERE client = :client AND mode = :mode";
    private static final String ADD = "INSERT INTO credential (client, mode, subject, content, secrets)"
            + " VALUES (:client, :mode, :subject, :content, :secrets) ON CONFLICT (client, mode) DO NOTHING";
    private static final String CHANGE =
            "UPDATE credential SET subject = :subject, content = :content, secrets = :secrets " + PLACE;
    private static final String TAKE = "INSERT INTO oscore_number (subject, next) VALUES (:subject, :least + :count)"
            + " ON CONFLICT (subject) DO UPDATE SET next = :count"
            + " + CASE WHEN oscore_number.next > :least THEN oscore_number.next ELSE :least END RETURNING next";
    private static final String CLIENTS = "SELECT DISTINCT client FROM credential";

    /** Who loses a race looks again; more than a few times nobody loses one. */
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final CredentialText text;

    /** On an open database. */
    public SqlCredentialStore(Database database) {
        this.database = database;
        this.text = new CredentialText(new SecretBox(database.settings().key()));
    }

    /** Whether a query can read both. */
    boolean isOn(Database other) {
        return database == other;
    }

    @Override
    public List<Credential> find(String client) {
        return database.lookup(handle ->
                handle.createQuery(COLUMNS + "WHERE client = :client").bind("client", client).map(this::row).stream()
                        .sorted(Comparator.comparing(Credential::mode))
                        .toList());
    }

    @Override
    public List<Subject> subjects(String client) {
        return database.lookup(handle -> handle
                .createQuery("SELECT subject FROM credential WHERE client = :client")
                .bind("client", client)
                .mapTo(String.class)
                .stream()
                .map(Subject::new)
                .toList());
    }

    @Override
    public Optional<Credential> findBySubject(Subject subject) {
        return database.lookup(handle -> handle.createQuery(BY_SUBJECT)
                .bind("subject", subject.text())
                .map(this::row)
                .findOne());
    }

    @Override
    public boolean replace(Optional<Credential> before, Credential credential) {
        return replace(before, credential, ATTEMPTS);
    }

    private boolean replace(Optional<Credential> before, Credential credential, int attempts) {
        try {
            return database.change(handle -> locked(handle, credential).equals(before)
                    && write(handle, before.isEmpty() ? ADD : CHANGE, credential));
        } catch (StoreFailed e) {
            if (attempts == 1 || !isRaced(e)) {
                throw e;
            }
            requireFree(credential);
            return replace(before, credential, attempts - 1);
        }
    }

    /** What stays in the place of a credential until the end of the transaction. */
    private Optional<Credential> locked(Handle handle, Credential credential) {
        // SQLite has one writer at a time
        String lock = database.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : "";
        return handle.createQuery(COLUMNS + PLACE + lock)
                .bind("client", credential.client())
                .bind("mode", credential.mode().code())
                .map(this::row)
                .findOne();
    }

    private boolean write(Handle handle, String statement, Credential credential) {
        return handle.createUpdate(statement)
                        .bind("client", credential.client())
                        .bind("mode", credential.mode().code())
                        .bind("subject", credential.subject().text())
                        .bind("content", CredentialText.content(credential))
                        .bind("secrets", text.secrets(credential))
                        .execute()
                == 1;
    }

    private static boolean isRaced(StoreFailed failure) {
        Trouble.Kind kind = Trouble.of(failure).kind();
        return kind == Trouble.Kind.TAKEN || kind == Trouble.Kind.RACED;
    }

    private void requireFree(Credential credential) {
        owner(credential.subject())
                .filter(owner -> !owner.equals(credential.client()))
                .ifPresent(owner -> {
                    throw new Conflict("'" + credential.subject() + "' belongs to client '" + owner + "'");
                });
    }

    private Optional<String> owner(Subject subject) {
        return database.read(handle -> handle.createQuery("SELECT client FROM credential WHERE subject = :subject")
                .bind("subject", subject.text())
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public boolean remove(String client, Mode mode) {
        return database.execute(handle -> handle.createUpdate("DELETE FROM credential " + PLACE)
                        .bind("client", client)
                        .bind("mode", mode.code())
                        .execute())
                > 0;
    }

    @Override
    public boolean remove(String client) {
        return database.execute(handle -> handle.createUpdate("DELETE FROM credential WHERE client = :client")
                        .bind("client", client)
                        .execute())
                > 0;
    }

    @Override
    public List<List<Credential>> list(ConfigurationStore.Query query) {
        Map<String, List<Credential>> clients = new LinkedHashMap<>();
        rows(query)
                .forEach(found -> clients.computeIfAbsent(found.client(), name -> new ArrayList<>())
                        .add(found));
        clients.values().forEach(held -> held.sort(Comparator.comparing(Credential::mode)));
        return clients.values().stream().map(List::copyOf).toList();
    }

    private List<Credential> rows(ConfigurationStore.Query query) {
        Optional<String> end = Prefix.end(query.prefix());
        String page = CLIENTS + " WHERE client >= :prefix"
                + query.after().map(name -> " AND client > :after").orElse("")
                + end.map(name -> " AND client < :end").orElse("") + " ORDER BY client LIMIT :limit";
        return database.read(handle -> {
            var rows = handle.createQuery(COLUMNS + "WHERE client IN (" + page + ") ORDER BY client")
                    .bind("prefix", query.prefix())
                    .bind("limit", query.limit());
            query.after().ifPresent(name -> rows.bind("after", name));
            end.ifPresent(name -> rows.bind("end", name));
            return rows.map(this::row).list();
        });
    }

    @Override
    public long count() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM (" + CLIENTS + ") held")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public long takeNumbers(Subject subject, int count) {
        return database.write(handle -> handle.createQuery(TAKE)
                        .bind("subject", subject.text())
                        .bind("least", MessageNumbers.least(Instant.now()))
                        .bind("count", (long) count)
                        .mapTo(Long.class)
                        .one())
                - count;
    }

    private Credential row(ResultSet row, StatementContext context) throws SQLException {
        return text.read(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4));
    }
}
