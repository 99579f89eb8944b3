// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar, serving on free ports with a database in a file. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern REST = Pattern.compile("^ +console +(http://\\S+)");

    private final Process process;
    private final URI rest;

    private ServerProcess(Process process, URI rest) {
        this.process = process;
        this.rest = rest;
    }

    static ServerProcess start(Path database) throws IOException {
        Path jar = Path.of(System.getProperty("bs.jar", "target/bs-demo.jar")).toAbsolutePath();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "serve",
                "--db",
                "sqlite:" + database,
                "--coap",
                "127.0.0.1:0",
                "--coaps",
                "127.0.0.1:0",
                "--web",
                "127.0.0.1:0");
        Path folder = database.toAbsolutePath().getParent();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stderr.txt").toFile()))
                .start();
        return new ServerProcess(process, rest(process));
    }

    private static URI rest(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        // the greeting ends with what to do then
        for (String line = out.readLine(); line != null && !line.startsWith("  then"); line = out.readLine()) {
            Matcher rest = REST.matcher(line);
            if (rest.find()) {
                return URI.create(rest.group(1).replaceFirst("/api/v1$", "").replaceFirst("/$", ""));
            }
        }
        throw new AssertionError("the server did not say where its REST API is");
    }

    /** Where clients are. */
    URI configs() {
        return rest.resolve("/api/v1/configs/");
    }

    /** As by SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        assertThat(process.onExit().join().isAlive()).isFalse();
    }
}
