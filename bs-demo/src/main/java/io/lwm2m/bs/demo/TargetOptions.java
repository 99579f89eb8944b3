// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.store.sql.Database;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of commands that work through a running server, or straight on a database that no server has open. */
@Command
final class TargetOptions {

    private static final String DB = "--db";

    @Mixin
    ServerOption server = new ServerOption();

    @Option(
            names = DB,
            paramLabel = "URL",
            order = 81,
            description = "Work straight on a database that no server has open, instead of through a server:"
                    + " sqlite:FILE or jdbc:postgresql://HOST[:PORT]/NAME. On the command line only.")
    @Nullable String database;

    @Mixin
    DatabaseOptions access = new DatabaseOptions();

    @Spec(Target.MIXEE)
    @Nullable CommandSpec spec;

    /**
     * The database; empty when a server is meant, which is what the settings of serve in the environment do not change.
     *
     * @throws ParameterException when both are given
     */
    Optional<DatabaseSettings> database(Map<String, String> environment) {
        CommandSpec command = Objects.requireNonNull(spec);
        ParseResult given = command.commandLine().getParseResult();
        if (!given.hasMatchedOption(DB)) {
            return Optional.empty();
        }
        if (given.hasMatchedOption("--url")) {
            throw new ParameterException(command.commandLine(), "--db and --url contradict each other: give one");
        }
        return Optional.of(access.at(Objects.requireNonNull(database), environment));
    }

    /** Opens a database that must be there. */
    static Database existing(DatabaseSettings settings) {
        settings.sqliteFile().filter(file -> !Files.exists(file)).ifPresent(file -> {
            throw new CommandFailed("--db " + settings + ": there is no such file; check the path");
        });
        return Database.open(settings);
    }
}
