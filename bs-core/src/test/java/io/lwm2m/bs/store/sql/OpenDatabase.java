// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Opens a database in a process of its own. */
final class OpenDatabase implements AutoCloseable {

    static final String OPEN = "open";

    private final Process process;
    private final BufferedReader output;

    private OpenDatabase(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Opens the file, says so or why not, and keeps it until its input ends. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(DatabaseSettings.sqlite(Path.of(args[0])))) {
            out.println(database.schemaVersion().isEmpty() ? "" : OPEN);
            System.in.read();
        } catch (StartFailed e) {
            out.println(e.getMessage());
        }
    }

    static OpenDatabase in(Path file) throws IOException {
        return new OpenDatabase(start(List.of(), file));
    }

    /** With nothing but the permissions of the file's owner, root or not. */
    static OpenDatabase withoutPrivileges(Path file) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return in(file);
        }
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "permissions do not bind root, and there is no setpriv");
        return new OpenDatabase(
                start(List.of("/usr/bin/setpriv", "--bounding-set", "-dac_override,-dac_read_search"), file));
    }

    private static Process start(List<String> before, Path file) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OpenDatabase.class.getName(),
                file.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** {@link #OPEN}, or why not. */
    String says() throws IOException {
        String line = output.readLine();
        while (line != null && !line.equals(OPEN) && !line.startsWith("database: ")) {
            line = output.readLine();
        }
        return String.valueOf(line);
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor()).isNotZero();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
