// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lwm2m.bs.model.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of commands that talk to a running server. */
@Command
final class ServerOption {

    /** What HTTP can carry; anything else, a file of keys by mistake, goes nowhere. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,500}");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            converter = HttpUrl.class,
            order = 80,
            description = "Where the server's REST API is. Default: ${DEFAULT-VALUE}")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            order = 82,
            description = "A file with the token to log in with, where the server wants one; or else the environment"
                    + " variable BS_TOKEN holds it.")
    @Nullable Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            order = 83,
            description = "Certificates to trust when the server speaks HTTPS: its own, or that of its authority."
                    + " Default: those that Java trusts")
    @Nullable Path authorities;

    /**
     * The server.
     *
     * @throws CommandFailed when a file cannot be read
     */
    RestClient client(Map<String, String> environment) {
        Optional<Secret> token = SecretFile.read("--token-file", tokenFile, environment, "BS_TOKEN");
        token.filter(given -> !TOKEN.matcher(new String(given.bytes(), UTF_8)).matches())
                .ifPresent(given -> {
                    throw new CommandFailed((tokenFile == null ? "BS_TOKEN" : "--token-file " + tokenFile)
                            + " must hold a token, as 'token add' prints it, and nothing else");
                });
        return new RestClient(url, new RestAccess(token, Optional.ofNullable(authorities)));
    }

    /** Reads {@code http://HOST:PORT}. */
    static final class HttpUrl implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                URI uri = new URI(text);
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (uri.getRawUserInfo() != null) {
                    throw new TypeConversionException("must not hold a user or password: --token-file names a token");
                }
                if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                    return URI.create(text.replaceFirst("(/api/v1)?/*$", ""));
                }
            } catch (URISyntaxException e) {
                // told below
            }
            throw new TypeConversionException("must be http://HOST:PORT or https://HOST:PORT, not '" + text + "'");
        }
    }
}
