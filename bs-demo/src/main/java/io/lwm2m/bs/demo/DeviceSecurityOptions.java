// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.device.DeviceSecurity;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a device proves itself with. */
@Command
final class DeviceSecurityOptions {

    private static final String DTLS = "--psk, --cert or --rpk-private";

    @Option(
            names = "--psk",
            paramLabel = "IDENTITY:KEY",
            converter = PskArgument.class,
            order = 10,
            description = "coaps: a pre-shared key. KEY is hex:..., base64:..., text:..., plain text, or @FILE.")
    DeviceSecurity.@Nullable Psk psk;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            order = 11,
            description =
                    "coaps: the device's certificate, PEM or DER; or certificate and private key in one file, PEM or"
                            + " PKCS#12 without a password.")
    @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            order = 12,
            description = "The certificate's private key, when it is not in the same file: PKCS#8, PEM or DER.")
    @Nullable Path key;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            order = 13,
            description =
                    "With --cert: the server's own certificate ('identity --pem' prints it), or that of its authority.")
    @Nullable Path trust;

    @Option(
            names = "--rpk-private",
            paramLabel = "FILE",
            order = 14,
            description = "coaps: the device's raw private key, PKCS#8, PEM or DER.")
    @Nullable Path rawPrivate;

    @Option(names = "--rpk-public", paramLabel = "FILE", order = 15, description = "Its public key, PEM or DER.")
    @Nullable Path rawPublic;

    @Option(
            names = "--server-key",
            paramLabel = "FILE",
            order = 16,
            description = "With --rpk-private: the server's public key, or a certificate with it, PEM or DER.")
    @Nullable Path serverKey;

    @Option(
            names = "--sni",
            paramLabel = "NAME",
            order = 17,
            description = "coaps: the server name that is sent in the handshake. Default: none")
    @Nullable String serverName;

    @Option(
            names = "--oscore",
            paramLabel = "SENDER:RECIPIENT:SECRET[:SALT]",
            converter = OscoreArgument.class,
            order = 18,
            description =
                    "coap: an OSCORE context, ids as the device has them, all in hexadecimal digits; SECRET may be"
                            + " @FILE.")
    DeviceSecurity.@Nullable Oscore oscore;

    @Spec(Target.MIXEE)
    @Nullable CommandSpec spec;

    /** What was asked for, when it fits the server's scheme. */
    DeviceSecurity security(URI server) {
        List<String> given = given();
        if (given.size() > 1) {
            throw wrong(given.get(0) + " and " + given.get(1) + " contradict each other: give one");
        }
        boolean secure = server.getScheme().equals("coaps");
        if (secure && (given.isEmpty() || oscore != null)) {
            throw wrong("--server " + server + " needs " + DTLS + (oscore == null ? "" : "; --oscore is for coap://"));
        }
        if (!secure && !given.isEmpty() && oscore == null) {
            throw wrong(given.get(0) + " needs a server at coaps://HOST:PORT, not " + server);
        }
        return chosen();
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        if (psk != null) {
            given.add("--psk");
        }
        if (certificate != null || key != null) {
            given.add("--cert");
        }
        if (rawPrivate != null || rawPublic != null || serverKey != null) {
            given.add("--rpk-private");
        }
        if (oscore != null) {
            given.add("--oscore");
        }
        return given;
    }

    private DeviceSecurity chosen() {
        if (psk != null) {
            return psk;
        }
        if (oscore != null) {
            return oscore;
        }
        if (certificate != null || key != null) {
            return new DeviceSecurity.Certificate(
                    KeyArgument.identity(needed("--cert", certificate), Optional.ofNullable(key)),
                    KeyArgument.certificate("--trust", needed("--trust", trust)));
        }
        if (rawPrivate != null || rawPublic != null || serverKey != null) {
            return new DeviceSecurity.RawPublicKey(
                    KeyArgument.privateKey("--rpk-private", needed("--rpk-private", rawPrivate)),
                    KeyArgument.publicKey("--rpk-public", needed("--rpk-public", rawPublic)),
                    KeyArgument.publicKey("--server-key", needed("--server-key", serverKey)));
        }
        return new DeviceSecurity.None();
    }

    private Path needed(String option, @Nullable Path file) {
        if (file == null) {
            throw wrong(option + " FILE is missing; it belongs to the other options");
        }
        return file;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
