// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: writes all clients to a file. */
@Command(
        name = "export",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Write all clients to a file that import reads: one JSON object when its name ends with .json, else JSON"
                    + " Lines. The file appears when it is whole, and replaces one of that name.",
            "Credentials are not in it: 'backup' copies all that there is.",
            ""
        })
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard output.")
    String file = "-";

    @Option(
            names = "--with-secrets",
            order = 1,
            description = "Write keys too, not ********: with --db only, since no server ever shows keys."
                    + " Nobody but you may read the file then.")
    boolean withSecrets;

    @Mixin
    TargetOptions where = new TargetOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    private final Terminal terminal;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<DatabaseSettings> settings = where.database(terminal.environment());
        if (withSecrets && settings.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--with-secrets needs --db: a running server never shows keys; stop it, and export from its"
                            + " database");
        }
        try (ExportFile out = ExportFile.open(file, withSecrets, terminal.out())) {
            Exporting exporting = new Exporting(out, Progress.on(terminal));
            long clients = settings.isPresent()
                    ? fromDatabase(settings.get(), exporting)
                    : exporting.server(where.server.client(terminal.environment()));
            out.finish();
            if (!file.equals("-")) {
                terminal.out().println(clients + " clients written to " + file);
            }
        }
        return 0;
    }

    private long fromDatabase(DatabaseSettings settings, Exporting exporting) {
        try (Database database = TargetOptions.existing(settings)) {
            return exporting.store(new SqlConfigurationStore(database), withSecrets);
        }
    }
}
