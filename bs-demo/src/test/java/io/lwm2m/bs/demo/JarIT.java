// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people run it: processes of its own, free ports, an empty directory. */
@Timeout(120)
class JarIT {

    private static final Pattern PORT = Pattern.compile("://[^/\\s]*:(\\d+)");

    private final Path jar =
            Path.of(System.getProperty("bs.jar", "target/bs-demo.jar")).toAbsolutePath();

    @TempDir
    Path folder;

    @TempDir
    Path logs;

    @Test
    void serves_configures_bootstraps_and_ends_on_sigterm() throws Exception {
        Path errors = logs.resolve("stderr");
        Process server = serve().redirectError(errors.toFile()).start();
        try (BufferedReader out = reader(server)) {
            List<String> greeting = new ArrayList<>();
            for (int line = 0; line < 6; line++) {
                greeting.add(out.readLine());
            }
            assertThat(greeting.get(0)).startsWith("LwM2M bootstrap server ");
            assertThat(greeting.get(1)).contains(", coaps://127.0.0.1:");
            assertThat(greeting.get(2)).endsWith("(made now: data/identity.pem)");
            String coap = "coap://127.0.0.1:" + port(greeting.get(1));
            String url = "http://127.0.0.1:" + port(greeting.get(3));
            assertThat(run("configure", "node1", "--serverURI", "coap://127.0.0.1:5683", "--url", url))
                    .isZero();
            assertThat(run("device", "--endpoint", "node1", "--server", coap)).isZero();
            assertThat(out.readLine()).contains(" node1 bootstrapped in ");
            assertThat(run("device", "--endpoint", "node1", "--server", coap)).isZero();
            server.toHandle().destroy(); // unlike Process.destroy, leaves what was printed to be read
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines())
                    .as("the last session is printed before the process ends")
                    .singleElement()
                    .asString()
                    .contains(" node1 bootstrapped in ");
            assertThat(Files.readAllLines(errors))
                    .as("nothing goes wrong on the way, nor at the end")
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("bs-demo: warning: keys in the database are not encrypted"),
                            line -> assertThat(line)
                                    .contains(" INFO ", "who=-", "\"POST /api/v1/configs/{name}\"")
                                    .contains("name=\"node1\" outcome=200"));
        } finally {
            server.destroyForcibly();
        }
        assertThat(folder)
                .as("what the processes left behind")
                .isDirectoryRecursivelyContaining("glob:**/data/bs.db")
                .isDirectoryRecursivelyContaining("glob:**/data/identity.pem")
                .isDirectoryNotContaining(path -> !path.endsWith("data"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such signal")
    void sighup_reads_the_identity_again_and_bouncy_castle_is_loaded_only_to_make_one() throws Exception {
        Path made = folder.resolve("data/identity.pem");
        try (Running first = new Running(serve())) {
            assertThat(first.next("  identity ")).contains("made now");
        }
        ServerIdentity old = IdentityFile.at(made).read();
        Path classes = logs.resolve("classes");
        try (Running server = new Running(serve("-Xlog:class+load:file=" + classes))) {
            assertThat(server.next("  identity ")).contains(old.fingerprint());
            server.next("  then ");
            ServerIdentity next = ServerIdentity.generate("next", List.of(), Instant.now());
            Files.delete(made);
            IdentityFile.at(made).makeIfMissing(() -> next);
            server.hangUp();
            assertThat(server.next("identity read again")).contains(next.fingerprint(), "CN=next");
            Files.writeString(made, "nothing");
            server.hangUp();
            assertThat(server.next("bs-demo: "))
                    .isEqualTo(
                            "bs-demo: identity and authorities stay as they were: identity file data/identity.pem: it"
                                    + " is neither PEM nor PKCS#12");
        }
        assertThat(Files.readString(classes)).contains("io.lwm2m.bs").doesNotContain("bouncycastle");
    }

    /** A server whose errors are among its lines. */
    private static final class Running implements AutoCloseable {

        private final Process process;
        private final BufferedReader out;

        Running(ProcessBuilder command) throws IOException {
            process = command.redirectErrorStream(true).start();
            out = reader(process);
        }

        /** The next line that begins so, warnings aside. */
        String next(String begin) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(begin) && !line.contains("warning: ")) {
                    return line;
                }
            }
            throw new AssertionError("the server ended before it said: " + begin);
        }

        void hangUp() throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        @Override
        public void close() throws IOException {
            process.toHandle().destroy();
            process.onExit().join();
            out.close();
        }
    }

    @Test
    void help_is_there_without_a_server() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(run("list", "--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(run("frob")).isEqualTo(2);
    }

    private int run(String... args) throws IOException, InterruptedException {
        Process process = start(args);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(Arrays.toString(args))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... args) throws IOException {
        return builder(args).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private ProcessBuilder builder(String... args) {
        return java(List.of(), args);
    }

    private ProcessBuilder serve(String... jvm) {
        return java(List.of(jvm), "serve", "--coap", "127.0.0.1:0", "--coaps", "127.0.0.1:0", "--web", "127.0.0.1:0");
    }

    private ProcessBuilder java(List<String> jvm, String... args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static int port(String line) {
        Matcher port = PORT.matcher(line);
        assertThat(port.find()).as(line).isTrue();
        return Integer.parseInt(port.group(1));
    }
}
