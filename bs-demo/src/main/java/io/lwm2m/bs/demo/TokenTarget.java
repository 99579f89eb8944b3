// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.SqlTokenStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where tokens are added, listed and removed. */
sealed interface TokenTarget {

    /** Makes a token; gives back the token itself. */
    String add(String name, Role role);

    /** Name, role and time of all tokens. */
    List<Row> list();

    /** Removes a token. */
    void remove(String name);

    /**
     * A token as people are shown it.
     *
     * @param name who has it
     * @param role what it allows
     * @param created when it was made
     */
    record Row(String name, String role, String created) {}

    /** A running server, or a database that is named. */
    static TokenTarget of(TargetOptions where, Terminal terminal) {
        return where.database(terminal.environment())
                .<TokenTarget>map(InDatabase::new)
                .orElseGet(() -> new ThroughServer(where.server.client(terminal.environment())));
    }

    /** Through a running server. */
    record ThroughServer(RestClient client) implements TokenTarget {

        @Override
        public String add(String name, Role role) {
            Map<?, ?> made =
                    RestClient.object(client.post(client.uri("/tokens"), Map.of("name", name, "role", role.word())));
            return String.valueOf(made.get("token"));
        }

        @Override
        public List<Row> list() {
            Object tokens =
                    RestClient.object(client.get(client.uri("/tokens")).json()).get("tokens");
            return tokens instanceof List<?> list
                    ? list.stream()
                            .map(RestClient::object)
                            .map(ThroughServer::row)
                            .toList()
                    : List.of();
        }

        private static Row row(Map<?, ?> json) {
            return new Row(
                    String.valueOf(json.get("name")),
                    String.valueOf(json.get("role")),
                    String.valueOf(json.get("created")));
        }

        @Override
        public void remove(String name) {
            client.delete(client.uri("/tokens/" + RestClient.segment(name)));
        }
    }

    /** In a database: whoever can write to it needs no token. */
    record InDatabase(DatabaseSettings settings) implements TokenTarget {

        @Override
        public String add(String name, Role role) {
            return with(tokens -> new String(tokens.add(name, role).text().bytes(), StandardCharsets.US_ASCII));
        }

        @Override
        public List<Row> list() {
            return with(tokens -> tokens.list().stream()
                    .map(token -> new Row(
                            token.name(), token.role().word(), token.created().toString()))
                    .toList());
        }

        @Override
        public void remove(String name) {
            with(tokens -> tokens.remove(name));
        }

        private <T> T with(Function<TokenAdmin, T> work) {
            try (Database database = TargetOptions.existing(settings)) {
                return work.apply(TokenAdmin.on(new SqlTokenStore(database)));
            }
        }
    }
}
