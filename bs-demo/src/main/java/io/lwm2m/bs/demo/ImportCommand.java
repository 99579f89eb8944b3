// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.SqlConfigurationStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: brings many clients in. */
@Command(
        name = "import",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Give clients exactly the configurations that a file has for them; clients that are not in it stay as they"
                    + " are. Each client is stored whole or not at all; what is refused is told with its line, and the"
                    + " exit code is 1 then. ******** for a key keeps the stored one.",
            "",
            "The file is JSON Lines ({\"client\": \"node1\", \"configs\": {\"0\": {...}}} on each line), one JSON object"
                    + " ({\"node1\": {\"0\": {...}}}), or the data/bootstrapStore.json of Leshan's bootstrap demo.",
            ""
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
    String file = "-";

    @Option(names = "--dry-run", order = 1, description = "Change nothing; tell what would be.")
    boolean dryRun;

    @Mixin
    TargetOptions where = new TargetOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<DatabaseSettings> settings = where.database(terminal.environment());
        try (ImportSource source = ImportSource.open(file, terminal.in())) {
            long refused = settings.isPresent()
                    ? into(settings.get(), source)
                    : into(ServerTarget.of(where.server.client(terminal.environment()), dryRun), source);
            return refused == 0 ? 0 : 1;
        }
    }

    private long into(DatabaseSettings settings, ImportSource source) {
        try (Database database = dryRun ? TargetOptions.existing(settings) : Database.open(settings)) {
            ConfigurationAdmin admin = new ConfigurationAdmin(new SqlConfigurationStore(database));
            return into(ImportTarget.of(admin.importer(dryRun)), source);
        }
    }

    private long into(ImportTarget target, ImportSource source) {
        if (dryRun) {
            terminal.out().println("dry run: nothing is changed");
        }
        return new Importing(target, terminal).all(source);
    }
}
