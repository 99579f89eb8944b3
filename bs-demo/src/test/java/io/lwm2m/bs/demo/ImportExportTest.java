// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.demo.Shell.Result;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.store.sql.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** import, export, backup and rekey, on a database and through a server. */
class ImportExportTest {

    private static final HostPort ANY = new HostPort("127.0.0.1", 0);
    private static final String KEY = "hex:000102030405060708090a0b0c0d0e0f";
    private static final String PSK = "{\"client\":\"psk\",\"configs\":{\"0\":{\"serverURI\":\"coaps://h\","
            + "\"securityMode\":0,\"pubKeyId\":\"me\",\"secretKey\":\"" + KEY + "\",\"shortServerId\":1}}}\n";

    @TempDir
    Path folder;

    private final Shell shell = new Shell();

    @Test
    void what_is_exported_with_keys_makes_the_same_database_elsewhere() throws IOException {
        Path file = Files.writeString(folder.resolve("in.jsonl"), PSK + plain("b"));
        assertThat(shell.run("import", file.toString(), "--db", db("a"))).isEqualTo(done(2, 0, 0));
        Path out = folder.resolve("out.jsonl");
        assertThat(shell.run("export", out.toString(), "--db", db("a"), "--with-secrets")
                        .code())
                .isZero();
        assertThat(out)
                .hasContent("{\"client\":\"b\",\"configs\":{\"0\":{\"serverURI\":\"coap://b\","
                        + "\"shortServerId\":1}}}\n" + PSK.strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(shell.run("import", out.toString(), "--db", db("b"))).isEqualTo(done(2, 0, 0));
        assertThat(shell.run("import", out.toString(), "--db", db("b"))).isEqualTo(done(0, 0, 2));
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void an_export_without_keys_says_so_with_masks_that_keep_them() throws IOException {
        shell.typing(PSK).run("import", "-", "--db", db("a"));
        Result export = shell.run("export", "-", "--db", db("a"));
        assertThat(export.out()).contains("********").doesNotContain(KEY);
        assertThat(new Shell().typing(export.out()).run("import", "-", "--db", db("a")))
                .isEqualTo(done(0, 0, 1));
        Result elsewhere = new Shell().typing(export.out()).run("import", "-", "--db", db("b"));
        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(elsewhere.err()).contains("line 1, client 'psk': refused: 0.secretKey: ******** stands for");
    }

    @Test
    void bad_lines_are_told_and_the_others_stored() throws IOException {
        Result result = shell.typing(plain("a") + "{\n" + plain("b").replace("coap:", "http:") + plain("c"))
                .run("import", "-", "--db", db("a"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("2 new, 0 changed, 0 unchanged, 2 refused\n");
        assertThat(result.errors())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("bs-demo: line 2: refused: the JSON ends too early"),
                        line -> assertThat(line).startsWith("bs-demo: line 3, client 'b': refused: 0.serverURI: must"));
    }

    @Test
    void an_object_that_breaks_off_is_imported_up_to_there() {
        Result result = shell.typing("{\"a\": [{\"serverURI\": \"coap://h\"}],\n\"b\": [}")
                .run("import", "-", "--db", db("a"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith("1 new,");
        assertThat(result.err()).contains("line 2", "what follows is not imported");
    }

    @Test
    void a_server_imports_and_exports_and_backs_up_what_a_database_holds() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String many =
                IntStream.range(0, 2500).mapToObj(number -> plain("n" + number)).collect(Collectors.joining());
        try (RunningServer server = RunningServer.start(settings(), shell.terminal(output, output))) {
            Shell remote = new Shell().with("BS_URL", server.web().orElseThrow().toString());
            assertThat(remote.typing(many + PSK).run("import", "-", "--dry-run").out())
                    .isEqualTo("dry run: nothing is changed\n2501 new, 0 changed, 0 unchanged, 0 refused\n");
            assertThat(server.clients()).isZero();
            Result refused = remote.typing(many + PSK + plain("x").replace("coap:", "http:"))
                    .run("import", "-");
            assertThat(refused.err()).startsWith("bs-demo: line 2502, client 'x': refused: 0.serverURI:");
            assertThat(refused.out()).isEqualTo("2501 new, 0 changed, 0 unchanged, 1 refused\n");
            Result export = remote.run("export", folder.resolve("all.json").toString());
            assertThat(export).isEqualTo(new Result(0, "2501 clients written to " + folder + "/all.json\n", ""));
            assertThat(remote.run("import", folder.resolve("all.json").toString()))
                    .isEqualTo(done(0, 0, 2501));
            assertThat(remote.run("backup", folder.resolve("copy.db").toString())
                            .out())
                    .contains(" bytes written to " + folder.resolve("copy.db"));
            assertThat(remote.run("backup", folder.resolve("copy.db").toString())
                            .err())
                    .contains("is there already");
            assertThat(remote.run("backup").out()).contains(" bytes written to " + folder + "/s.db.backup-");
            assertThat(shell.run("export", "-", "--db", db("s")).err()).contains("is open in another server");
        }
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("is ready (SQLite " + folder + "/s.db, 0 clients");
        assertThat(shell.run("export", "-", "--db", db("s")).out().lines()).hasSize(2501);
    }

    @Test
    void keys_are_encrypted_and_need_the_store_key_from_then_on() throws IOException {
        shell.typing(PSK).run("import", "-", "--db", db("a"));
        Path key = Files.writeString(folder.resolve("key"), "ab".repeat(32) + "\n");
        Result rekey = shell.run("rekey", "--db", db("a"), "--new-key-file", key.toString());
        assertThat(rekey.out()).startsWith("the keys of 1 clients and 0 credentials are encrypted with store key ");
        assertThat(shell.run("export", "-", "--db", db("a")).errors())
                .singleElement()
                .asString()
                .contains("is encrypted with store key", "--store-key-file or BS_STORE_KEY");
        Shell withKey = new Shell().with("BS_STORE_KEY", "ab".repeat(32));
        assertThat(withKey.run("export", "-", "--db", db("a"), "--with-secrets").out())
                .isEqualTo(PSK);
        assertThat(shell.run("rekey", "--db", db("a"), "--store-key-file", key.toString(), "--no-encryption")
                        .out())
                .contains("not encrypted any more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import nofile --db sqlite:x.db | 1 | FILE nofile: there is no such file; check the path",
                "export - --db sqlite:none.db | 1 | --db sqlite:none.db: there is no such file; check the path",
                "export - --db mysql:x | 1 | database: must be sqlite:PATH or jdbc:postgresql://HOST[:PORT]/NAME, not"
                        + " 'mysql:x'",
                "export - --db jdbc:postgresql://127.0.0.1:1/x | 1 | database: jdbc:postgresql://127.0.0.1:1/x cannot be"
                        + " reached (Connection to 127.0.0.1:1 refused",
                "export - --db sqlite:x --store-key-file none | 1 | the store key file none cannot be read",
                "export - --db sqlite:x --db-password-file none | 1 | --db-password-file none: there is no such file",
                "export - --db sqlite:x --url http://h | 2 | --db and --url contradict each other: give one",
                "export - --with-secrets | 2 | --with-secrets needs --db",
                "backup pom.xml | 1 | FILE pom.xml is there already",
                "backup --db sqlite:x | 2 | give FILE",
                "rekey --db sqlite:x | 2 | give either --new-key-file or --no-encryption",
                "serve --journal-count 0 | 2 | Invalid value for option '--journal-count': must be a number from 1"
            })
    void wrong_input_is_one_clear_line(String words, int code, String line) {
        Result result = shell.run(words.split(" "));
        assertThat(result.errors().get(0)).startsWith("bs-demo: " + line);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.errors()).hasSize(code);
    }

    private ServeSettings settings() {
        StorageSettings storage = new StorageSettings(
                Optional.of(DatabaseSettings.sqlite(folder.resolve("s.db"))),
                Optional.empty(),
                Duration.ofDays(1),
                Optional.empty());
        return new ServeSettings(
                DoorSettings.coap(ANY),
                Optional.of(RestSettings.at(ANY)),
                storage,
                "bs1",
                SessionRules.DEFAULT,
                new Output(true, false));
    }

    private static Result done(int created, int changed, int unchanged) {
        String counts = created + " new, " + changed + " changed, " + unchanged + " unchanged, 0 refused\n";
        return new Result(0, counts, "");
    }

    private static String plain(String name) {
        return "{\"client\":\"" + name + "\",\"configs\":{\"0\":{\"serverURI\":\"coap://" + name + "\"}}}\n";
    }

    private String db(String name) {
        return "sqlite:" + folder.resolve(name + ".db");
    }
}
