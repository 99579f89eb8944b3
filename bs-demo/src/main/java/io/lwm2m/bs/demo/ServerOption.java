// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of commands that talk to a running server. */
@Command
final class ServerOption {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            converter = HttpUrl.class,
            order = 80,
            description = "Where the server's REST API is. Default: ${DEFAULT-VALUE}")
    URI url = URI.create("http://127.0.0.1:8080");

    /** The server. */
    RestClient client() {
        return new RestClient(url);
    }

    /** Reads {@code http://HOST:PORT}. */
    static final class HttpUrl implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                URI uri = new URI(text);
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (uri.getRawUserInfo() != null) {
                    throw new TypeConversionException("must not hold a user or password: there is no login yet");
                }
                if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                    return URI.create(text.replaceFirst("(/api/v1)?/*$", ""));
                }
            } catch (URISyntaxException e) {
                // told below
            }
            throw new TypeConversionException("must be http://HOST:PORT, not '" + text + "'");
        }
    }
}
