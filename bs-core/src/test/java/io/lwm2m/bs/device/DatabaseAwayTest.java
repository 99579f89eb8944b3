// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal.Query;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.JournalRules;
import io.lwm2m.bs.store.sql.OwnPostgres;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import io.lwm2m.bs.store.sql.SqlSessionJournal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that goes away and comes back, seen from a device's socket. */
@Timeout(120)
class DatabaseAwayTest {

    private static final ServerAccount ACCOUNT = ServerAccount.to("coap://one.example:5683");
    private static final int MANY = 200;

    @TempDir
    Path data;

    private OwnPostgres postgres;
    private Database database;
    private SqlSessionJournal journal;
    private BootstrapServer server;
    private ScriptedDevice device;

    @BeforeEach
    void start() throws Exception {
        postgres = new OwnPostgres(data.resolve("pg"));
        database = Database.open(postgres.settings());
        journal = new SqlSessionJournal(database, JournalRules.DEFAULT, Instant::now);
        server = BootstrapServer.builder()
                .store(new SqlConfigurationStore(database))
                .journal(journal)
                .coap(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        server.start().join();
        server.configure("node1", ACCOUNT).join();
        device = new ScriptedDevice(server.endpoints().get(0));
    }

    @AfterEach
    void stop() throws Exception {
        device.close();
        server.stop().join();
        journal.close();
        database.close();
        postgres.close();
    }

    @Test
    void stopped_it_turns_devices_away_and_started_again_everything_works_by_itself() throws Exception {
        CompletableFuture<Exchange> held = new CompletableFuture<>();
        device.on("DELETE /0", held::complete);
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.CHANGED);
        Exchange underWay = held.get(10, TimeUnit.SECONDS);
        postgres.stop();

        assertTurnedAway(Duration.ofSeconds(3));
        assertThatThrownBy(() -> server.admin().configure("node2", List.of(ACCOUNT)))
                .isInstanceOf(StoreFailed.class)
                .hasMessage("the database cannot be reached now");
        underWay.sendResponse(new Response(ResponseCode.DELETED));
        device.finished.get(10, TimeUnit.SECONDS);

        postgres.start();
        untilServed();
        server.configure("node2", ACCOUNT).join();
        assertThat(recorded(Optional.of(Outcome.BOOTSTRAPPED)))
                .anyMatch(session -> session.client().equals("node1"));
        assertThat(recorded(Optional.of(Outcome.FAILED))).hasSizeGreaterThanOrEqualTo(MANY);
    }

    @Test
    void frozen_it_holds_up_nobody_for_long_and_is_used_again_when_it_thaws() throws Exception {
        assertThat(device.request("ep=nobody").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        postgres.freeze();
        assertTurnedAway(Duration.ofSeconds(5));
        assertThatThrownBy(() -> server.admin().configure("node2", List.of(ACCOUNT)))
                .isInstanceOf(StoreFailed.class);
        assertTurnedAway(Duration.ofSeconds(1));

        postgres.thaw();
        untilServed();
        server.configure("node2", ACCOUNT).join();
    }

    @Test
    void it_may_go_and_come_several_times() throws Exception {
        for (int round = 0; round < 3; round++) {
            postgres.stop();
            assertTurnedAway(Duration.ofSeconds(3));
            postgres.start();
            untilServed();
        }
    }

    /** All are told to come again; the last of many, who all asked at once, within the time. */
    private void assertTurnedAway(Duration most) throws Exception {
        long start = System.nanoTime();
        List<CompletableFuture<Response>> answers =
                Stream.generate(() -> device.send("ep=nobody")).limit(MANY).toList();
        for (CompletableFuture<Response> answer : answers) {
            Response response = answer.get(30, TimeUnit.SECONDS);
            assertThat(response.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
            assertThat(response.getOptions().getMaxAge()).isEqualTo(30);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
    }

    /** Nobody does anything but ask. */
    private void untilServed() throws Exception {
        ResponseCode code = device.request("ep=nobody").getCode();
        while (code != ResponseCode.BAD_REQUEST) {
            assertThat(code).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 50, TimeUnit.MILLISECONDS)
                    .join();
            code = device.request("ep=nobody").getCode();
        }
    }

    private List<SessionRecord> recorded(Optional<Outcome> outcome) {
        return server.journal()
                .newest(new Query(
                        Optional.empty(), outcome, Optional.empty(), Optional.empty(), Optional.empty(), 1000));
    }
}
