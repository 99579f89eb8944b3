// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.model.Certificates;
import io.lwm2m.bs.model.KeyPairs;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Files with the keys and certificates of a device, PEM or DER. Stateless. */
final class KeyArgument {

    private KeyArgument() {}

    /** A private key and its certificate: from two files, or from one that has both. */
    static ServerIdentity identity(Path certificate, Optional<Path> key) {
        return key.map(file -> new ServerIdentity(privateKey("--key", file), certificates("--cert", certificate)))
                .orElseGet(() -> IdentityFile.at(certificate).read());
    }

    /** The first certificate of a file. */
    static X509Certificate certificate(String option, Path file) {
        return certificates(option, file).get(0);
    }

    private static List<X509Certificate> certificates(String option, Path file) {
        List<X509Certificate> found = Certificates.read(bytes(option, file));
        if (found.isEmpty()) {
            throw wrong(option, file, "an X.509 certificate, PEM or DER");
        }
        return found;
    }

    /** A private key. */
    static PrivateKey privateKey(String option, Path file) {
        String form =
                "a private key in PKCS#8 form, PEM or DER; 'openssl pkcs8 -topk8 -nocrypt' makes one of other forms";
        try {
            return KeyPairs.privateKey(Secret.parse(text(option, file)).bytes())
                    .orElseThrow(() -> wrong(option, file, form));
        } catch (IllegalArgumentException e) {
            throw wrong(option, file, form);
        }
    }

    /** A public key, which may be that of a certificate. */
    static PublicKey publicKey(String option, Path file) {
        List<X509Certificate> certificates = Certificates.read(bytes(option, file));
        if (!certificates.isEmpty()) {
            return certificates.get(0).getPublicKey();
        }
        String form = "a public key (SubjectPublicKeyInfo) or a certificate, PEM or DER";
        try {
            return KeyPairs.publicKey(Opaque.parse(text(option, file)).bytes())
                    .orElseThrow(() -> wrong(option, file, form));
        } catch (IllegalArgumentException e) {
            throw wrong(option, file, form);
        }
    }

    private static String text(String option, Path file) {
        return OpaqueArgument.text(option, "@" + file);
    }

    private static byte[] bytes(String option, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | RuntimeException e) {
            throw Unreadable.file(option, file.toString(), e);
        }
    }

    private static CommandFailed wrong(String option, Path file, String form) {
        return new CommandFailed(option + " " + file + ": must be " + form);
    }
}
