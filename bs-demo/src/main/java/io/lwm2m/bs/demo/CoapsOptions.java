// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.ServeCommand.CoapAddress;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.TrustFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How {@code serve} serves devices over DTLS. */
@Command
final class CoapsOptions {

    @Option(
            names = "--coaps",
            paramLabel = "HOST:PORT",
            defaultValue = "0.0.0.0:5784",
            converter = CoapAddress.class,
            order = 2,
            description = "Where devices are served over DTLS; port 0 takes a free one. Default: ${DEFAULT-VALUE}")
    HostPort address = new HostPort(CoapAddress.HOST, 5784);

    @Option(names = "--no-coaps", order = 3, description = "Serve no devices over DTLS.")
    boolean declined;

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            order = 4,
            description = "The server's private key and certificate: PEM (key in PKCS#8 or SEC 1 form, certificate,"
                    + " certificates of its issuers) or PKCS#12. Read again on SIGHUP and by 'identity reload'."
                    + " Default: identity.pem beside the database, made when it is not there")
    @Nullable Path identity;

    @Option(
            names = "--identity-password-file",
            paramLabel = "FILE",
            order = 5,
            description = "A file with the password of a PKCS#12 identity.")
    @Nullable Path identityPassword;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            order = 6,
            description = "Certificates of the authorities that certify clients: PEM or PKCS#12."
                    + " Default: none, and no client gets in with a certificate of an authority")
    @Nullable Path trust;

    @Option(
            names = "--trust-password-file",
            paramLabel = "FILE",
            order = 7,
            description = "A file with the password of PKCS#12 authorities.")
    @Nullable Path trustPassword;

    @Mixin
    DtlsOptions limits = new DtlsOptions();

    @Spec(Target.MIXEE)
    @Nullable CommandSpec spec;

    /** What was asked for; empty without DTLS. */
    Optional<CoapsSettings> settings() {
        if (!Choice.of(Objects.requireNonNull(spec), "--coaps", "--no-coaps", !declined)) {
            return Optional.empty();
        }
        return Optional.of(new CoapsSettings(
                address,
                Optional.ofNullable(identity)
                        .map(path -> new IdentityFile(path, Optional.ofNullable(identityPassword))),
                Optional.ofNullable(trust).map(path -> new TrustFile(path, Optional.ofNullable(trustPassword))),
                limits.settings()));
    }
}
