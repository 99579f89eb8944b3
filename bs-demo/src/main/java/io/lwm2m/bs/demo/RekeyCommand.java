// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.Rekey;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import io.lwm2m.bs.store.sql.SqlCredentialStore;
import io.lwm2m.bs.store.sql.StoreKey;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rekey}: encrypts the keys in a database anew. */
@Command(
        name = "rekey",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Encrypt the keys in a database with another store key, or for the first time, or no longer: all of them, or"
                    + " nothing is changed. Stop its servers first, back it up, and start them with the new key.",
            ""
        })
final class RekeyCommand implements Callable<Integer> {

    @Option(
            names = "--db",
            paramLabel = "URL",
            required = true,
            order = 1,
            description = "The database: sqlite:FILE or jdbc:postgresql://HOST[:PORT]/NAME.")
    String database = "";

    @Option(
            names = "--new-key-file",
            paramLabel = "FILE",
            order = 2,
            description =
                    "The new store key (openssl rand -hex 32 > FILE). The one of now comes from --store-key-file.")
    @Nullable Path newKeyFile;

    @Option(names = "--no-encryption", order = 3, description = "Encrypt no longer.")
    boolean noEncryption;

    @Mixin
    DatabaseOptions access = new DatabaseOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    private final Terminal terminal;

    RekeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (noEncryption == (newKeyFile != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "give either --new-key-file or --no-encryption");
        }
        Optional<StoreKey> key = Optional.ofNullable(newKeyFile).map(StoreKey::read);
        DatabaseSettings settings = access.at(database, terminal.environment());
        Progress progress = Progress.on(terminal);
        try (Database open = TargetOptions.existing(settings)) {
            double all = Math.max(1, new SqlConfigurationStore(open).count() + new SqlCredentialStore(open).count());
            Rekey.Done done =
                    Rekey.of(open, key, count -> progress.at(count, OptionalDouble.of(Math.min(1, count / all))));
            terminal.out()
                    .println(
                            "the keys of " + done.clients() + " clients and " + done.credentials() + " credentials are "
                                    + key.map(id -> "encrypted with " + id).orElse("not encrypted any more"));
        } finally {
            progress.end();
        }
        return 0;
    }
}
