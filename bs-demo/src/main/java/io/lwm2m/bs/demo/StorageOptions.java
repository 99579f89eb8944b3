// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where {@code serve} keeps configurations and sessions. */
@Command
final class StorageOptions {

    private static final String MEMORY = "memory";

    @Option(
            names = "--db",
            paramLabel = "URL",
            defaultValue = "sqlite:data/bs.db",
            order = 30,
            description = "Where configurations and sessions are kept: sqlite:FILE (made when it is not there),"
                    + " jdbc:postgresql://HOST[:PORT]/NAME, or memory, which forgets. Default: ${DEFAULT-VALUE}")
    String database = "sqlite:data/bs.db";

    @Mixin
    DatabaseOptions access = new DatabaseOptions();

    @Option(
            names = "--journal-count",
            paramLabel = "N",
            converter = Count.class,
            order = 34,
            description = "How many sessions are kept. Default: 100000, in memory 10000")
    @Nullable Integer journalCount;

    @Option(
            names = "--journal-days",
            paramLabel = "N",
            defaultValue = "30",
            converter = Days.class,
            order = 35,
            description = "For how many days sessions are kept in a database. Default: ${DEFAULT-VALUE}")
    Duration journalAge = Duration.ofDays(30);

    @Option(
            names = "--load",
            paramLabel = "FILE.json",
            order = 36,
            description = "Configurations to start with: {\"client\": {\"0\": {\"serverURI\": ...}}}, as list prints"
                    + " them, or with a list of configurations per client. They replace what these clients have."
                    + " All of the file, or the server does not start.")
    @Nullable Path load;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 37,
            description = "The name of this server in its session records, for several servers on one database."
                    + " Default: the name of this machine")
    @Nullable String name;

    StorageSettings settings(Map<String, String> environment) {
        return new StorageSettings(
                database.equals(MEMORY) ? Optional.empty() : Optional.of(access.at(database, environment)),
                Optional.ofNullable(journalCount),
                journalAge,
                Optional.ofNullable(load));
    }

    String serverName() {
        return name == null || name.isBlank() ? Machine.name() : name;
    }

    /** Reads a number of sessions. */
    static final class Count implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 1_000_000_000);
        }
    }

    /** Reads a number of days. */
    static final class Days implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return Duration.ofDays(number(text, 36_500));
        }
    }

    private static int number(String text, int most) {
        int number = text.matches("\\d{1,10}") ? (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE) : 0;
        if (number < 1 || number > most) {
            throw new TypeConversionException("must be a number from 1 to " + most + ", not '" + text + "'");
        }
        return number;
    }
}
