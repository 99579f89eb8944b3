// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.KnownClient;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.SearchText;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Configurations in a database: a row a client, found by primary key. Revisions are random numbers of 53 bits, so that
 * several servers need no counter to agree on.
 */
public final class SqlConfigurationStore implements ConfigurationStore {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String COLUMNS = "SELECT name, revision, accounts, secrets FROM client ";

    /** All that a session asks for. */
    static final String KNOWN = "SELECT name, revision, accounts, secrets, NULL FROM client WHERE name = :name"
            + " UNION ALL SELECT client, 0, '', NULL, subject FROM credential WHERE client = :name";

    private static final String INSERT_NEW =
            "INSERT INTO client (name, revision, accounts, secrets, search, changed_ms)"
                    + " VALUES (:name, :next, :accounts, :secrets, :search, :changed) ON CONFLICT (name) DO NOTHING";
    private static final String UPDATE = "UPDATE client SET revision = :next, accounts = :accounts, secrets = :secrets,"
            + " search = :search, changed_ms = :changed WHERE name = :name AND revision = :revision";

    private final Database database;
    private final AccountText text;
    private final ClientScan scan;
    private final Supplier<Instant> now;

    /** On an open database. */
    public SqlConfigurationStore(Database database) {
        this(database, Instant::now);
    }

    /** On an open database, with a clock for the times of changes. */
    public SqlConfigurationStore(Database database, Supplier<Instant> now) {
        this.database = database;
        this.text = new AccountText(new SecretBox(database.settings().key()));
        this.scan = new ClientScan(database, text);
        this.now = now;
    }

    @Override
    public Optional<ClientConfigurations> find(String client) {
        return database.lookup(handle -> handle.createQuery(COLUMNS + "WHERE name = :name")
                .bind("name", client)
                .map(this::row)
                .findOne());
    }

    /** One query, and so one moment, when the credentials are in the same database. */
    @Override
    public KnownClient find(String client, CredentialStore credentials) {
        return credentials instanceof SqlCredentialStore sql && sql.isOn(database)
                ? database.lookup(handle -> known(handle.createQuery(KNOWN)
                        .bind("name", client)
                        .map(this::part)
                        .list()))
                : ConfigurationStore.super.find(client, credentials);
    }

    private static KnownClient known(List<Part> parts) {
        return new KnownClient(
                parts.stream().map(Part::subject).flatMap(Optional::stream).toList(),
                parts.stream()
                        .map(Part::configurations)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** A subject, or the configurations. */
    private record Part(Optional<Subject> subject, Optional<ClientConfigurations> configurations) {}

    private Part part(ResultSet row, StatementContext context) throws SQLException {
        String subject = row.getString(5);
        return subject == null
                ? new Part(Optional.empty(), Optional.of(row(row, context)))
                : new Part(Optional.of(new Subject(subject)), Optional.empty());
    }

    @Override
    public List<ClientConfigurations> find(Collection<String> clients) {
        return clients.isEmpty()
                ? List.of()
                : database.read(handle -> handle.createQuery(COLUMNS + "WHERE name IN (<names>)")
                        .bindList("names", List.copyOf(clients))
                        .map(this::row)
                        .list());
    }

    @Override
    public List<ClientConfigurations> list(ConfigurationStore.Query query) {
        Optional<String> end = Prefix.end(query.prefix());
        String sql = COLUMNS + "WHERE name >= :prefix"
                + query.after().map(name -> " AND name > :after").orElse("")
                + end.map(name -> " AND name < :end").orElse("") + " ORDER BY name LIMIT :limit";
        return database.read(handle -> {
            var page = handle.createQuery(sql).bind("prefix", query.prefix()).bind("limit", query.limit());
            query.after().ifPresent(name -> page.bind("after", name));
            end.ifPresent(name -> page.bind("end", name));
            return page.map(this::row).list();
        });
    }

    @Override
    public ClientPage search(ClientSearch search) {
        return scan.page(search);
    }

    @Override
    public ClientConfigurations save(ClientConfigurations changed) {
        boolean removed = changed.accounts().isEmpty();
        long next = removed ? 0 : revision();
        int rows = database.change(handle -> {
            if (removed && changed.revision() == 0) {
                return exists(handle, changed.client()) ? 0 : 1;
            }
            return removed ? delete(handle, changed) : write(handle, changed, next);
        });
        if (rows == 0) {
            throw new Conflict("client '" + changed.client() + "' was changed by somebody else in between");
        }
        return new ClientConfigurations(changed.client(), next, changed.accounts());
    }

    @Override
    public Set<String> saveAll(Collection<ClientConfigurations> changed) {
        Map<Boolean, List<ClientConfigurations>> known =
                changed.stream().collect(Collectors.partitioningBy(client -> client.revision() != 0));
        return database.change(handle -> {
            Set<String> lost = new HashSet<>();
            saveAll(handle.prepareBatch(INSERT_NEW), known.getOrDefault(false, List.of()), lost);
            saveAll(handle.prepareBatch(UPDATE), known.getOrDefault(true, List.of()), lost);
            return lost;
        });
    }

    private void saveAll(PreparedBatch batch, List<ClientConfigurations> clients, Set<String> lost) {
        if (clients.isEmpty()) {
            return;
        }
        clients.forEach(client -> bind(batch, client, revision())
                .bind("revision", client.revision())
                .add());
        int[] rows = batch.execute();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 0) {
                lost.add(clients.get(i).client());
            }
        }
    }

    @Override
    public long clear() {
        return database.execute(handle -> handle.execute("DELETE FROM client"));
    }

    @Override
    public long count() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM client")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public About about() {
        return new About(database.description(), Optional.of(database.schemaVersion()));
    }

    /** {@code bs.db.backup-20261122-101500} beside {@code bs.db}. */
    @Override
    public Copy backUp() {
        Path file = database.settings().sqliteFile().orElse(Path.of("none")).toAbsolutePath();
        return Backup.of(database, file.resolveSibling(file.getFileName() + ".backup-" + STAMP.format(now.get())));
    }

    private int write(Handle handle, ClientConfigurations changed, long next) {
        var update = bind(handle.createUpdate(changed.revision() == 0 ? INSERT_NEW : UPDATE), changed, next);
        return (changed.revision() == 0 ? update : update.bind("revision", changed.revision())).execute();
    }

    private <S extends SqlStatement<S>> S bind(S statement, ClientConfigurations client, long next) {
        return statement
                .bind("name", client.client())
                .bind("next", next)
                .bind("accounts", AccountText.accounts(client.accounts()))
                .bind("secrets", text.secrets(client.client(), client.accounts()))
                .bind("search", SearchText.of(client))
                .bind("changed", now.get().toEpochMilli());
    }

    private static int delete(Handle handle, ClientConfigurations changed) {
        return handle.createUpdate("DELETE FROM client WHERE name = :name AND revision = :revision")
                .bind("name", changed.client())
                .bind("revision", changed.revision())
                .execute();
    }

    private static boolean exists(Handle handle, String client) {
        return handle.createQuery("SELECT 1 FROM client WHERE name = :name")
                .bind("name", client)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private ClientConfigurations row(ResultSet row, StatementContext context) throws SQLException {
        String name = row.getString(1);
        return new ClientConfigurations(name, row.getLong(2), text.read(name, row.getString(3), row.getBytes(4)));
    }

    private static long revision() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 53);
    }
}
