// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where configurations and sessions are kept.
 *
 * @param database the database; empty for memory
 * @param journalCount the most sessions; empty for the store's own default
 * @param journalAge the oldest session, where there is a database
 * @param load configurations to start with
 */
record StorageSettings(
        Optional<DatabaseSettings> database, Optional<Integer> journalCount, Duration journalAge, Optional<Path> load) {

    /** In memory, with what a file holds. */
    static StorageSettings memory(Optional<Path> load) {
        return new StorageSettings(Optional.empty(), Optional.empty(), Duration.ofDays(30), load);
    }
}
