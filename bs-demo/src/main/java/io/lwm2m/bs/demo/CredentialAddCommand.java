// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credential add}: gives a client a credential in place of the one of its mode. */
@Command(
        name = "add",
        synopsisHeading = "Usage: java -jar ",
        customSynopsis = {
            "bs-demo.jar credential add NAME --psk-identity ID --psk-key-file FILE",
            "       java -jar bs-demo.jar credential add NAME --generate",
            "       java -jar bs-demo.jar credential add NAME --rpk FILE",
            "       java -jar bs-demo.jar credential add NAME --x509-cn | --x509-san=SAN | --x509-fingerprint HEX|FILE",
            "       java -jar bs-demo.jar credential add NAME --oscore --generate"
        },
        sortOptions = false,
        description = {
            "Say how a client proves itself: in one way with each call, in place of the credential of the same kind that"
                    + " it has. A client that has a credential has to use one from then on. The server finds out by the"
                    + " credential who a client is, so two clients cannot have the same identity, key or name in a"
                    + " certificate.",
            "",
            "Keys and ids: hex:00ff, base64:AP8=, text:abc, or plain text. @FILE reads the value from a file (these"
                    + " forms, or else its bytes as they are), which keeps keys out of the process list and the shell's"
                    + " history.",
            ""
        })
final class CredentialAddCommand implements Callable<Integer> {

    static final String PATH = "/credentials";

    @Parameters(paramLabel = "NAME", converter = NameOf.class, description = "The client: its endpoint name.")
    String name = "";

    @Mixin
    CredentialOptions options = new CredentialOptions();

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    private final Terminal terminal;

    CredentialAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CredentialArguments given =
                new CredentialArguments(Objects.requireNonNull(spec).commandLine());
        Map<String, Object> json = given.json(name);
        RestClient client = server.client(terminal.environment());
        String place =
                PATH + "/" + RestClient.segment(name) + "/" + given.mode().code();
        Map<?, ?> answer = RestClient.object(client.put(client.uri(place), json));
        ChangeAnswer.print(terminal, name + " is known by " + answer.get("subject") + " now", answer, this::print);
        return 0;
    }

    private void print(Map<?, ?> made) {
        made.forEach((field, value) -> {
            if (!field.equals("path")) {
                terminal.out().println(field + ": " + value);
            }
        });
    }
}
