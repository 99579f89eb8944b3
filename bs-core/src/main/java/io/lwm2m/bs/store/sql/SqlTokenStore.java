// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Tokens in a database: a row each, found by primary key. */
public final class SqlTokenStore implements TokenStore {

    private static final String COLUMNS = "SELECT id, name, role, hash, created_ms FROM token ";

    private final Database database;

    /** On an open database. */
    public SqlTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return database.read(handle -> find(handle, "id", id));
    }

    @Override
    public List<AccessToken> list() {
        return database.read(handle -> handle.createQuery(COLUMNS + "ORDER BY name")
                .map(SqlTokenStore::row)
                .list());
    }

    @Override
    public void add(AccessToken token) {
        int rows = database.execute(handle -> handle.createUpdate(
                        "INSERT INTO token (id, name, role, hash, created_ms) VALUES (:id, :name, :role, :hash, :created)"
                                + " ON CONFLICT DO NOTHING")
                .bind("id", token.id())
                .bind("name", token.name())
                .bind("role", token.role().word())
                .bind("hash", token.hash())
                .bind("created", token.created().toEpochMilli())
                .execute());
        if (rows == 0) {
            throw new Conflict("there is a token '" + token.name() + "' already");
        }
    }

    @Override
    public Optional<AccessToken> remove(String name) {
        return database.write(handle -> {
            Optional<AccessToken> found = find(handle, "name", name);
            int rows = handle.createUpdate("DELETE FROM token WHERE name = :name")
                    .bind("name", name)
                    .execute();
            return rows == 0 ? Optional.empty() : found;
        });
    }

    private static Optional<AccessToken> find(Handle handle, String column, String value) {
        return handle.createQuery(COLUMNS + "WHERE " + column + " = :value")
                .bind("value", value)
                .map(SqlTokenStore::row)
                .findOne();
    }

    private static AccessToken row(ResultSet row, StatementContext context) throws SQLException {
        return new AccessToken(
                row.getString(1),
                row.getString(2),
                Role.of(row.getString(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }
}
