// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.RestSettings.Login;
import io.lwm2m.bs.demo.ServeCommand.WebAddress;
import io.lwm2m.bs.device.dtls.IdentityFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How {@code serve} serves operators. */
@Command
final class WebOptions {

    private static final String LOGIN = "--web-login";
    private static final String NO_LOGIN = "--web-no-login";

    @Option(
            names = "--web",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            converter = WebAddress.class,
            order = 16,
            description =
                    "Where console and REST API are served. On this machine nobody has to log in; from other machines"
                            + " a token is needed, and HTTPS. Default: ${DEFAULT-VALUE}")
    HostPort address = new HostPort(WebAddress.HOST, 8080);

    @Option(names = "--no-web", order = 17, description = "Serve neither console nor REST API.")
    boolean declined;

    @Option(
            names = "--web-tls",
            paramLabel = "FILE",
            order = 18,
            description = "Serve HTTPS with the private key and certificate in FILE, PEM or PKCS#12. Read again when it"
                    + " changes.")
    @Nullable Path key;

    @Option(
            names = "--web-tls-password-file",
            paramLabel = "FILE",
            order = 19,
            description = "A file with the password of PKCS#12.")
    @Nullable Path keyPassword;

    @Option(
            names = "--web-plain-http",
            order = 20,
            description =
                    "Other machines may come by plain HTTP, which everybody on the way can read: where a proxy before"
                            + " the server does HTTPS.")
    boolean plainHttp;

    @Option(
            names = LOGIN,
            order = 21,
            description = "A token is needed on this machine too: where a proxy lets others in.")
    boolean login;

    @Option(
            names = NO_LOGIN,
            order = 22,
            description = "No token is needed: whoever reaches the server may do everything.")
    boolean noLogin;

    @Option(
            names = "--audit-log",
            paramLabel = "FILE",
            order = 23,
            description = "Append a line to FILE for each change that is asked for and each login. Default: stderr")
    @Nullable Path auditLog;

    @Spec(Target.MIXEE)
    @Nullable CommandSpec spec;

    /** What was asked for; empty for nothing. */
    Optional<RestSettings> settings() {
        Login chosen = login(); // in any case, for what contradicts itself
        if (!Choice.of(Objects.requireNonNull(spec), "--web", "--no-web", !declined)) {
            return Optional.empty();
        }
        return Optional.of(new RestSettings(
                address,
                chosen,
                plainHttp,
                Optional.ofNullable(key).map(path -> new IdentityFile(path, Optional.ofNullable(keyPassword)))));
    }

    /** A flag beats what the environment or the file say about the other one. */
    private Login login() {
        CommandSpec command = Objects.requireNonNull(spec);
        ParseResult given = command.commandLine().getParseResult();
        boolean asked = given.hasMatchedOption(LOGIN);
        boolean refused = given.hasMatchedOption(NO_LOGIN);
        if (asked == refused && login && noLogin) {
            throw new ParameterException(
                    command.commandLine(), LOGIN + " and " + NO_LOGIN + " contradict each other: give one");
        }
        if (login && !refused) {
            return Login.ALWAYS;
        }
        return noLogin ? Login.NEVER : Login.ELSEWHERE;
    }
}
