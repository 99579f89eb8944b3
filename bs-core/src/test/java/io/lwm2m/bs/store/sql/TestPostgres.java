// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL server for all tests of this JVM, from binaries on Maven Central; a fresh database for each test. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    private static final class Holder {

        static final Optional<EmbeddedPostgres> SERVER = start();

        private static Optional<EmbeddedPostgres> start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return Optional.of(server);
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Skips the test where PostgreSQL cannot run, or fails it when {@code INTEROP_REQUIRED} names it. */
    static EmbeddedPostgres server() {
        boolean required = Optional.ofNullable(System.getenv("INTEROP_REQUIRED"))
                .orElse("")
                .contains("postgresql");
        String why = "PostgreSQL's own binaries do not run on this machine";
        if (Holder.SERVER.isEmpty() && required) {
            throw new AssertionError(why);
        }
        Assumptions.assumeTrue(Holder.SERVER.isPresent(), why);
        return Holder.SERVER.orElseThrow();
    }

    /** An empty database of its own. */
    public static DatabaseSettings freshDatabase() {
        String name = "bs" + DATABASES.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name;
        return new DatabaseSettings(
                url, Optional.of("postgres"), Optional.of(Secret.ofText("postgres")), Optional.empty());
    }
}
