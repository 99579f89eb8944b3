// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal.Query;
import io.lwm2m.bs.store.Threads;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.JournalRules;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import io.lwm2m.bs.store.sql.SqlSessionJournal;
import io.lwm2m.bs.store.sql.TestPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers on one PostgreSQL, each with connections of its own, started in the same millisecond. */
@Timeout(60)
class SeveralServersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final ServerAccount ACCOUNT = ServerAccount.to("coap://one.example:5683");
    private static final int WRITERS = 6;
    private static final int CHANGES = 10;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private BootstrapServer a;
    private BootstrapServer b;

    @BeforeEach
    void start() {
        DatabaseSettings settings = TestPostgres.freshDatabase();
        a = server("a", settings);
        b = server("b", settings);
    }

    private BootstrapServer server(String name, DatabaseSettings settings) {
        Database database = keep(Database.open(settings));
        JournalRules rules = new JournalRules(1000, Duration.ofDays(1));
        BootstrapServer server = BootstrapServer.builder()
                .name(name)
                .store(new SqlConfigurationStore(database))
                .journal(keep(new SqlSessionJournal(database, rules, () -> NOW)))
                .time(new Time(() -> NOW, System::nanoTime))
                .coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        server.start().join();
        open.push(() -> server.stop().join());
        return server;
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void a_client_configured_through_one_bootstraps_from_the_other_at_once_and_is_in_the_journal_of_both()
            throws Exception {
        a.configure("node1", ACCOUNT).join();
        bootstrap(b);
        b.configure("node1", ACCOUNT.with(Properties.LIFETIME, 600L)).join();
        bootstrap(a);
        for (BootstrapServer each : List.of(a, b)) {
            List<SessionRecord> seen = each.journal().newest(Query.of(Optional.of("node1"), 10));
            assertThat(seen).extracting(session -> session.origin().server()).containsExactlyInAnyOrder("a", "b");
        }
    }

    /** A look into the journal has what the server itself appended. */
    private static void bootstrap(BootstrapServer server) throws Exception {
        try (ScriptedDevice device = new ScriptedDevice(server.endpoints().get(0))) {
            assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
            device.finished.get(10, TimeUnit.SECONDS);
        }
        server.stop().join();
        assertThat(server.journal().newest(Query.of(Optional.empty(), 10))).isNotEmpty();
    }

    @Test
    void writers_racing_on_one_client_lose_no_update() {
        Threads.together(WRITERS, writer -> {
            BootstrapServer server = writer % 2 == 0 ? a : b;
            for (int change = 0; change < CHANGES; change++) {
                ServerAccount account = ServerAccount.to("coap://w" + writer + "-" + change + ".example");
                server.admin().configure("node1", List.of(account));
            }
            return writer;
        });
        ClientConfigurations client = a.admin().find("node1").orElseThrow();
        assertThat(client.accounts()).hasSize(WRITERS * CHANGES);
        assertThat(b.admin().find("node1")).contains(client);
        assertThat(client.accounts().values())
                .extracting(ServerAccount::serverUri)
                .doesNotHaveDuplicates();
    }

    @Test
    void who_comes_with_a_stale_revision_is_told_and_changes_nothing() {
        a.configure("node1", ACCOUNT).join();
        ClientConfigurations read = a.admin().find("node1").orElseThrow();
        b.configure("node1", ACCOUNT.with(Properties.LIFETIME, 600L)).join();
        assertThatThrownBy(() ->
                        a.admin().replace("node1", new TreeMap<>(read.accounts()), OptionalLong.of(read.revision())))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("'node1' was changed by somebody else");
        assertThatThrownBy(() -> a.admin().remove("node1", OptionalLong.of(read.revision())))
                .isInstanceOf(Conflict.class);
        assertThat(a.admin().find("node1").orElseThrow().accounts().get(0).get(Properties.LIFETIME))
                .contains(600L);
    }

    @Test
    void of_replacements_with_one_revision_exactly_one_wins() {
        a.configure("node1", ACCOUNT).join();
        ClientConfigurations read = a.admin().find("node1").orElseThrow();
        List<Boolean> won = Threads.together(WRITERS, writer -> {
            var mine = new TreeMap<>(java.util.Map.of(0, ACCOUNT.with(Properties.LIFETIME, 100L + writer)));
            try {
                (writer % 2 == 0 ? a : b).admin().replace("node1", mine, OptionalLong.of(read.revision()));
                return true;
            } catch (Conflict e) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(a.admin().find("node1").orElseThrow().accounts().get(0).get(Properties.LIFETIME))
                .contains(100L + won.indexOf(true));
    }
}
