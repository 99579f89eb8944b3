// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.store.ConfigurationStore.Copy;
import io.lwm2m.bs.store.sql.Backup;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: copies an SQLite database, which may be in use. */
@Command(
        name = "backup",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Copy an SQLite database, which may be in use: the running server writes the copy beside its database, on its"
                    + " machine, for over the network nobody says where a server writes. On the same machine it is then"
                    + " moved to FILE; without FILE its name is told. With --db, a database that no server has open is"
                    + " copied to FILE.",
            "",
            "The copy is a database as any other: to restore it, stop the server and put the copy in its database's place."
                    + " Keys in it are as they are in the database.",
            ""
        })
final class BackupCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The new file.")
    @Nullable Path file;

    @Mixin
    TargetOptions where = new TargetOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    private final Terminal terminal;

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<DatabaseSettings> settings = where.database(terminal.environment());
        if (settings.isPresent() && file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "give FILE: where the copy of the database goes");
        }
        settings.ifPresentOrElse(this::copy, this::ask);
        return 0;
    }

    private void copy(DatabaseSettings settings) {
        try (Database database = TargetOptions.existing(settings)) {
            Copy copy = Backup.of(database, Objects.requireNonNull(file));
            tell(copy.file(), copy.bytes());
        }
    }

    private void ask() {
        if (file != null && Files.exists(file)) {
            throw new CommandFailed("FILE " + file + " is there already; choose another file");
        }
        RestClient client = where.server.client(terminal.environment());
        Map<?, ?> copy = RestClient.object(client.postLong(client.uri("/backup")));
        Path written = Path.of(String.valueOf(copy.get("file")));
        tell(file == null ? written : moved(written, file), copy.get("bytes"));
    }

    private static Path moved(Path written, Path file) {
        try {
            return Files.move(written, file);
        } catch (IOException e) {
            throw new CommandFailed(
                    "the server wrote " + written + ", but that cannot be moved to " + file
                            + " from here: fetch it from the server's machine",
                    e);
        }
    }

    private void tell(@Nullable Object where, @Nullable Object bytes) {
        terminal.out().println(bytes + " bytes written to " + where);
    }
}
