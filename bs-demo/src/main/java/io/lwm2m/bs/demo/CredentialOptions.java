// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How a client can prove itself, as options. {@link CredentialArguments} reads them from the command line only: the
 * settings of a server or a device in the environment are another matter.
 */
@Command
final class CredentialOptions {

    @Option(
            names = "--psk-identity",
            paramLabel = "ID",
            order = 1,
            description = "By a pre-shared key: its identity, 1 to 128 bytes in UTF-8. Default with --generate: NAME")
    @Nullable String pskIdentity;

    @Option(
            names = "--psk-key",
            paramLabel = "KEY|@FILE",
            order = 2,
            description = "The key, 1 to 64 bytes, 16 or more advised. Others on this machine see what stands here:"
                    + " rather give a file.")
    @Nullable String pskKey;

    @Option(names = "--psk-key-file", paramLabel = "FILE", order = 3, description = "A file with the key.")
    @Nullable String pskKeyFile;

    @Option(
            names = "--generate",
            paramLabel = "16..64",
            arity = "0..1",
            fallbackValue = "16",
            converter = ConfigureCommand.KeyBytes.class,
            order = 4,
            description = "Make the key, or with --oscore the master secret and the ids, of so many random bytes. It is"
                    + " shown this once. Without a number 16: many devices have no room for more.")
    @Nullable Integer generate;

    @Option(
            names = "--rpk",
            paramLabel = "FILE",
            order = 5,
            description =
                    "By a raw public key: its SubjectPublicKeyInfo, PEM or DER; P-256 is what every device knows.")
    @Nullable String rpk;

    @Option(
            names = "--x509-cn",
            paramLabel = "CN",
            arity = "0..1",
            fallbackValue = "",
            order = 6,
            description =
                    "By a certificate of a trusted authority (serve --trust) with this common name. Default: NAME")
    @Nullable String commonName;

    @Option(
            names = "--x509-san",
            paramLabel = "SAN",
            arity = "0..1",
            fallbackValue = "",
            order = 7,
            description =
                    "By a certificate of a trusted authority with this alternative name, DNS or URI. Default: NAME")
    @Nullable String alternativeName;

    @Option(
            names = "--x509-fingerprint",
            paramLabel = "HEX|FILE",
            order = 8,
            description = "By one certain certificate, whoever issued it: its SHA-256 fingerprint, or the certificate,"
                    + " PEM or DER.")
    @Nullable String fingerprint;

    @Option(names = "--oscore", order = 9, description = "By OSCORE: with --generate, nothing else is needed.")
    boolean oscore;

    @Option(
            names = "--oscore-sender-id",
            paramLabel = "ID|@FILE",
            order = 10,
            description = "By OSCORE: what the client sends with, at most 7 bytes.")
    @Nullable String senderId;

    @Option(
            names = "--oscore-recipient-id",
            paramLabel = "ID|@FILE",
            order = 11,
            description = "What the client receives with, at most 7 bytes.")
    @Nullable String recipientId;

    @Option(
            names = "--oscore-master-secret",
            paramLabel = "KEY|@FILE",
            order = 12,
            description = "The master secret, 16 to 64 bytes; rather give a file.")
    @Nullable String masterSecret;

    @Option(
            names = "--oscore-master-salt",
            paramLabel = "KEY|@FILE",
            order = 13,
            description = "The master salt, at most 64 bytes. Default: none")
    @Nullable String masterSalt;
}
