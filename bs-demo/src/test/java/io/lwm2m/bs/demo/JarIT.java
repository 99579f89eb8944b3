// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        Process server = builder("serve", "--coap", "127.0.0.1:0", "--web", "127.0.0.1:0")
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader out = reader(server)) {
            List<String> greeting = new ArrayList<>();
            for (int line = 0; line < 5; line++) {
                greeting.add(out.readLine());
            }
            assertThat(greeting.get(0)).startsWith("LwM2M bootstrap server ");
            String coap = "coap://127.0.0.1:" + port(greeting.get(1));
            String url = "http://127.0.0.1:" + port(greeting.get(2));
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
                    .singleElement()
                    .asString()
                    .startsWith("bs-demo: warning: keys in the database are not encrypted");
        } finally {
            server.destroyForcibly();
        }
        assertThat(folder)
                .as("what the processes left behind")
                .isDirectoryRecursivelyContaining("glob:**/data/bs.db")
                .isDirectoryNotContaining(path -> !path.endsWith("data"));
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
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
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
