// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.store.SessionJournal.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database on a file system of 4 MB that fills up. Mounting one needs root. */
@Timeout(60)
class FullDiskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path directory;

    private Path disk;
    private boolean mounted;
    private Database database;
    private SqlConfigurationStore store;
    private SqlSessionJournal journal;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(mounted, "a small file system cannot be mounted: that needs root");
        open();
        store.save(Folder.client("node1"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            journal.close();
            database.close();
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private void open() {
        database = Database.open(DatabaseSettings.sqlite(disk.resolve("bs.db")));
        store = new SqlConfigurationStore(database);
        journal = new SqlSessionJournal(database, new JournalRules(1000, Duration.ofDays(1)), () -> NOW);
    }

    @Test
    void who_writes_is_told_nothing_is_damaged_and_all_works_when_there_is_room_again() throws Exception {
        Path ballast = fill();
        int stored = 0;
        Throwable failure = null;
        while (failure == null) {
            ClientConfigurations next = Folder.client("more" + stored);
            failure = catchThrowable(() -> store.save(next));
            stored += failure == null ? 1 : 0;
        }
        assertThat(failure).isInstanceOf(StoreFailed.class).hasMessageContaining("disk is full");
        assertThat(store.count()).isEqualTo(1 + stored);
        ClientConfigurations before = store.find("node1").orElseThrow();
        ClientConfigurations changed =
                before.with(Map.of(0, before.accounts().get(0).with(Properties.LWM2M_SERVER_SMS_NUM, "1".repeat(32))));
        List<ClientConfigurations> large = java.util.stream.IntStream.range(0, 5000)
                .mapToObj(i -> Folder.client("large" + i))
                .toList();
        assertThatThrownBy(() -> store.saveAll(large)).isInstanceOf(StoreFailed.class);
        assertThat(store.count()).isEqualTo(1 + stored);

        Files.delete(ballast);
        store.save(changed);
        store.save(Folder.client("after"));
        reopen();
        assertThat(store.count()).isEqualTo(2 + stored);
        assertThat(store.find("node1").orElseThrow().accounts()).isEqualTo(changed.accounts());
    }

    @Test
    void the_journal_waits_for_room_can_be_read_and_holds_up_nobody() throws Exception {
        journal.append(session("before"));
        assertThat(ids()).containsExactly("before");
        Path ballast = fill();
        int waiting = 0;
        while (ids().size() == waiting + 1) {
            waiting++;
            journal.append(session("s" + waiting));
        }
        assertThat(store.find("node1")).isPresent();
        Files.delete(ballast);
        store.save(Folder.client("after"));
        assertThat(ids()).hasSize(waiting + 1).contains("before", "s" + waiting);
        reopen();
        assertThat(ids()).hasSize(waiting + 1);
    }

    private void reopen() {
        journal.close();
        database.close();
        open();
    }

    private List<String> ids() {
        return journal.newest(Query.of(Optional.empty(), 1000)).stream()
                .map(SessionRecord::id)
                .toList();
    }

    private static SessionRecord session(String id) {
        return new SessionRecord(
                id,
                new SessionRecord.Origin("node1", "127.0.0.1:5683", "coap", "a".repeat(4000)),
                NOW,
                Duration.ZERO,
                List.of(),
                new SessionRecord.Result(Outcome.BOOTSTRAPPED, Optional.empty()));
    }

    /** Takes all the room that is left. */
    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            return ballast;
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
