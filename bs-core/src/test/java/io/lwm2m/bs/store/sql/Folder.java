// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with a database file, looked at from outside. */
final class Folder {

    static final byte[] KEY = "not-found-in-any-file".getBytes(StandardCharsets.US_ASCII);

    private final Path file;

    Folder(Path file) {
        this.file = file;
    }

    static ClientConfigurations client(String name) {
        ServerAccount account = ServerAccount.to("coaps://server.example:5684")
                .with(Properties.PUB_KEY_ID, Opaque.ofText(name))
                .with(Properties.SECRET_KEY, Secret.of(KEY));
        return ClientConfigurations.none(name).with(Map.of(0, account));
    }

    /** A database with a few hundred clients. */
    static void fill(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            List<ClientConfigurations> clients =
                    IntStream.range(0, 300).mapToObj(i -> client("node" + i)).toList();
            new SqlConfigurationStore(database).saveAll(clients);
        }
    }

    /** Nothing can be done with it but to say so in one line; and nothing was done. */
    void refuses(DatabaseSettings settings, String... why) throws IOException {
        Map<String, String> before = content();
        Throwable failure = catchThrowable(() -> Database.open(settings).close());
        assertThat(failure).isInstanceOf(StartFailed.class).hasMessageStartingWith("database: ");
        assertThat(failure.getMessage()).contains(why).doesNotContain("\n").doesNotContain("timed out");
        assertThat(content()).isEqualTo(before);
    }

    /** File name to bytes; not of a lock, which this process would lose by closing it. */
    Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            for (Path each :
                    files.filter(each -> !each.toString().endsWith(".lock")).toList()) {
                content.put(
                        each.getFileName().toString(),
                        Files.isDirectory(each)
                                ? "a folder"
                                : new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
