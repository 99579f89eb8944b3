// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ClientSearch.Order;
import io.lwm2m.bs.store.SearchText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Databases of earlier versions, brought up to date. */
class MigrationTest {

    private static final List<ClientConfigurations> CLIENTS = List.of(
            client("Node-1", "coap://A.example", "coaps://b.example:5684"),
            client("n\u00d6de", "coap://h"),
            client("many", servers(100)));

    @TempDir
    Path folder;

    @Test
    void clients_of_version_1_are_found_in_sqlite() throws Exception {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("bs.db"));
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("bs.db"));
        fill(source, Dialect.SQLITE);
        assertClientsAreFound(settings);
    }

    @Test
    void clients_of_version_1_are_found_in_postgresql() throws Exception {
        DatabaseSettings settings = TestPostgres.freshDatabase();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser("postgres");
        source.setPassword("postgres");
        fill(source, Dialect.POSTGRESQL);
        assertClientsAreFound(settings);
    }

    private static void fill(DataSource source, Dialect dialect) throws Exception {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/lwm2m/bs/store/sql")
                .placeholders(dialect.placeholders())
                .loggers("slf4j")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO client (name, revision, accounts) VALUES (?, 7, ?)")) {
            for (ClientConfigurations client : CLIENTS) {
                insert.setString(1, client.client());
                insert.setString(2, AccountText.accounts(client.accounts()));
                insert.executeUpdate();
            }
        }
    }

    private static void assertClientsAreFound(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            SqlConfigurationStore store = new SqlConfigurationStore(database);
            ClientPage found = store.search(search("B.EXAMPLE"));
            assertThat(found.clients())
                    .containsExactly(new ClientPage.Row(
                            "Node-1", 7, List.of("coap://A.example", "coaps://b.example:5684"), Optional.empty()));
            List<String> texts = database.read(handle -> handle.createQuery("SELECT search FROM client ORDER BY name")
                    .mapTo(String.class)
                    .list());
            assertThat(texts)
                    .containsExactlyElementsOf(
                            store
                                    .list(new io.lwm2m.bs.store.ConfigurationStore.Query("", Optional.empty(), 10))
                                    .stream()
                                    .map(SearchText::of)
                                    .toList());
        }
    }

    private static ClientSearch search(String contains) {
        return new ClientSearch("", contains, Order.CHANGED, Optional.empty(), 10, Duration.ofSeconds(10));
    }

    private static String[] servers(int count) {
        String[] servers = new String[count];
        java.util.Arrays.setAll(servers, i -> "coap://server-" + i + ".example.com:5683");
        return servers;
    }

    private static ClientConfigurations client(String name, String... servers) {
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>();
        List.of(servers).forEach(server -> accounts.put(accounts.size(), ServerAccount.to(server)));
        return new ClientConfigurations(name, 0, accounts);
    }
}
