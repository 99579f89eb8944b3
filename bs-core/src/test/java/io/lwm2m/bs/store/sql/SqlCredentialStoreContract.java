// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialSamples;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.CredentialStoreContract;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in a database of their own for each test. */
abstract class SqlCredentialStoreContract extends CredentialStoreContract {

    private Database database;

    abstract DatabaseSettings emptyDatabase();

    @Override
    protected CredentialStore emptyStore() {
        database = Database.open(emptyDatabase());
        return new SqlCredentialStore(database);
    }

    @Override
    protected ConfigurationStore emptyConfigurations() {
        return new SqlConfigurationStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void they_are_there_when_the_database_is_opened_again() {
        DatabaseSettings settings = database.settings();
        CredentialSamples.all("node1").forEach(new SqlCredentialStore(database)::put);
        var before = new SqlCredentialStore(database).find("node1");
        database.close();
        database = Database.open(settings);
        assertThat(new SqlCredentialStore(database).find("node1")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {SqlConfigurationStore.KNOWN, SqlCredentialStore.BY_SUBJECT})
    void what_devices_ask_for_is_found_with_indexes(String query) {
        boolean sqlite = database.dialect() == Dialect.SQLITE;
        List<String> plan = database.write(handle -> {
            if (!sqlite) {
                // there are no statistics, and the tables are empty
                handle.execute("SET LOCAL enable_seqscan = off");
                handle.execute("SET LOCAL enable_bitmapscan = off");
            }
            return handle.createQuery(
                            (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + query.replaceAll(":[a-z]+", "'x'"))
                    .map((row, context) -> row.getString(sqlite ? 4 : 1))
                    .list();
        });
        assertThat(plan).anyMatch(step -> step.matches(".*(SEARCH .* USING INDEX|Index Scan using) .*"));
        assertThat(plan).noneMatch(step -> step.contains("SCAN ") || step.contains("Seq Scan"));
    }

    @Test
    void credentials_from_elsewhere_are_read_there() {
        CredentialStore elsewhere = new InMemoryCredentialStore();
        elsewhere.put(CredentialSamples.psk("node1"));
        assertThat(emptyConfigurations().find("node1", elsewhere).subjects()).containsExactly(Subject.psk("node1"));
    }

    @Test
    void what_cannot_be_understood_is_told_by_client_and_mode() {
        CredentialStore store = new SqlCredentialStore(database);
        store.put(Credential.Certificate.named("node1"));
        for (String content : new String[] {"{", "[]", "{}", "{\"commonNames\":\"x\"}"}) {
            database.execute(handle -> handle.execute("UPDATE credential SET content = ?", content));
            assertThatThrownBy(() -> store.find("node1"))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("'node1'")
                    .hasMessageContaining("'x509'");
        }
        assertThat(store.subjects("node1")).hasSize(1);
    }
}
