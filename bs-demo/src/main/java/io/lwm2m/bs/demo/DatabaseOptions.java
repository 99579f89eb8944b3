// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import io.lwm2m.bs.store.sql.StoreKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How to get into a database: options of all commands that open one. Passwords and keys never stand on a command line. */
@Command
final class DatabaseOptions {

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            order = 31,
            description = "The PostgreSQL user. BS_DB_USER in the environment does the same.")
    @Nullable String user;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            order = 32,
            description = "A file with the user's password, or else the environment variable BS_DB_PASSWORD holds it.")
    @Nullable Path passwordFile;

    @Option(
            names = "--store-key-file",
            paramLabel = "FILE",
            order = 33,
            description = "Keys in the database are encrypted with the key in FILE (openssl rand -hex 32 > FILE),"
                    + " or else with the one in the environment variable BS_STORE_KEY.")
    @Nullable Path storeKeyFile;

    /**
     * The settings for a database.
     *
     * @throws CommandFailed when the password or the key cannot be read
     * @throws StartFailed when the URL is of no known form, or the key is none
     */
    DatabaseSettings at(String url, Map<String, String> environment) {
        return new DatabaseSettings(
                url,
                Optional.ofNullable(user).filter(name -> !name.isBlank()),
                SecretFile.read("--db-password-file", passwordFile, environment, "BS_DB_PASSWORD"),
                key(environment));
    }

    private Optional<StoreKey> key(Map<String, String> environment) {
        return storeKeyFile == null
                ? variable(environment, "BS_STORE_KEY").map(text -> StoreKey.parse(text, "BS_STORE_KEY"))
                : Optional.of(StoreKey.read(storeKeyFile));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
