// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which database, and how to get in.
 *
 * @param url {@code sqlite:PATH} or {@code jdbc:postgresql://HOST[:PORT]/NAME}
 * @param user the user, PostgreSQL only
 * @param password the user's password, PostgreSQL only
 * @param key what keys in the database are encrypted with; empty: they are not
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<Secret> password, Optional<StoreKey> key) {

    private static final String SQLITE = "sqlite:";

    /**
     * Checks the URL.
     *
     * @throws StartFailed when it is of another form
     */
    public DatabaseSettings {
        if (url.matches("(?i).*[?&](user|password)=.*|.*://[^/]*@.*")) {
            throw new StartFailed(
                    "database: user and password must not stand in the URL, which everybody on the machine can read: use"
                            + " --db-user, and --db-password-file or BS_DB_PASSWORD",
                    null);
        }
        if (!url.startsWith("jdbc:postgresql://") && sqlitePath(url).isEmpty()) {
            throw new StartFailed(
                    "database: must be sqlite:PATH or jdbc:postgresql://HOST[:PORT]/NAME, not '" + shown(url) + "'",
                    null);
        }
    }

    /** An SQLite file, without encryption. */
    public static DatabaseSettings sqlite(Path file) {
        return new DatabaseSettings(SQLITE + file, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with keys encrypted. */
    public DatabaseSettings encryptedWith(StoreKey storeKey) {
        return new DatabaseSettings(url, user, password, Optional.of(storeKey));
    }

    /** The file of an SQLite database; empty for PostgreSQL. */
    public Optional<Path> sqliteFile() {
        return sqlitePath(url);
    }

    private static Optional<Path> sqlitePath(String url) {
        String file = url.startsWith("jdbc:") ? url.substring(5) : url;
        try {
            return file.startsWith(SQLITE) && file.length() > SQLITE.length()
                    ? Optional.of(Path.of(file.substring(SQLITE.length())))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The URL without its parameters, which may hold a password. */
    static String shown(String url) {
        int parameters = url.indexOf('?');
        String bare = parameters < 0 ? url : url.substring(0, parameters);
        return bare.replaceAll("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return shown(url);
    }
}
