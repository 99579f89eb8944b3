// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.web.api.IdentityJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code identity}: shows who a server is over DTLS. */
@Command(
        name = "identity",
        synopsisHeading = "Usage: java -jar ",
        description = {
            "Show who the server is over DTLS: what devices have to know to recognise it, and nothing secret.",
            "'identity reload' makes a running server read its files again.",
            ""
        })
final class IdentityCommand implements Callable<Integer> {

    private static final String FILE = "--identity";

    @Option(
            names = FILE,
            paramLabel = "FILE",
            order = 1,
            description = "Show what is in FILE, PEM or PKCS#12, instead of asking a server. On the command line only.")
    @Nullable Path file;

    @Option(
            names = "--identity-password-file",
            paramLabel = "FILE",
            order = 2,
            description = "A file with the password of PKCS#12.")
    @Nullable Path passwordFile;

    @Option(names = "--json", order = 3, description = "Print JSON, as GET /api/v1/server has it.")
    boolean json;

    @Option(
            names = "--pem",
            order = 4,
            description = "Print the certificate, for a device that is to trust the server.")
    boolean pem;

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    private final Terminal terminal;

    private IdentityCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** With the commands below it. */
    static CommandLine of(Terminal terminal) {
        CommandLine identity = new CommandLine(new IdentityCommand(terminal));
        identity.addSubcommand(new IdentityReloadCommand(terminal));
        return identity;
    }

    @Override
    public Integer call() {
        Map<?, ?> identity = fromFile() ? read() : ask();
        if (json) {
            terminal.out().println(Json.writePretty(identity));
        } else if (pem) {
            terminal.out().print(identity.get("certificate"));
        } else {
            print(identity, terminal);
        }
        return 0;
    }

    /** Which file serve reads, in the environment, is another matter. */
    private boolean fromFile() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        boolean given = command.getParseResult().hasMatchedOption(FILE);
        if (given && command.getParseResult().hasMatchedOption("--url")) {
            throw new ParameterException(command, "--identity and --url contradict each other: give one");
        }
        if (json && pem) {
            throw new ParameterException(command, "--json and --pem contradict each other: give one");
        }
        return given;
    }

    private Map<?, ?> read() {
        IdentityFile identity = new IdentityFile(Objects.requireNonNull(file), Optional.ofNullable(passwordFile));
        return IdentityJson.toJson(identity.read());
    }

    private Map<?, ?> ask() {
        RestClient client = server.client(terminal.environment());
        Object identity =
                RestClient.object(client.get(client.uri("/server")).json()).get("identity");
        if (identity == null) {
            throw new CommandFailed("the server at " + server.url + " has no identity: it serves no coaps");
        }
        return RestClient.object(identity);
    }

    /** A few lines for people. */
    static void print(Map<?, ?> identity, Terminal terminal) {
        terminal.out().println("subject     " + identity.get("subject"));
        terminal.out().println("valid       from " + identity.get("notBefore") + " until " + identity.get("notAfter"));
        terminal.out().println("SHA-256     " + identity.get("fingerprint"));
        terminal.out().println("public key  base64:" + identity.get("publicKey"));
    }
}
