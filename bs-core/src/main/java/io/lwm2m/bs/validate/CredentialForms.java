// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Subject;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The forms in which people give what a credential is made of. Readers throw {@link IllegalArgumentException} with a
 * message that completes "publicKey ...". Stateless.
 */
public final class CredentialForms {

    /** Elliptic curves are what LwM2M asks for (P-256); the others are what else the JDK can compare. */
    private static final List<String> ALGORITHMS = List.of("EC", "EdDSA", "RSA");

    private static final int SHA1_DIGITS = 40;
    private static final int SHA256_DIGITS = 64;

    private CredentialForms() {}

    /** A public key, out of its SubjectPublicKeyInfo (RFC 5280): PEM, or DER in the text form of {@link Opaque}. */
    public static PublicKey publicKey(String text) {
        Opaque encoded = published(text, "the public key that belongs to it (openssl pkey -in FILE -pubout)");
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded.bytes()));
            } catch (GeneralSecurityException e) {
                // the next one
            }
        }
        throw new IllegalArgumentException(
                parsed(encoded).isPresent()
                        ? "must be a public key, not a certificate, which proves a client in mode x509"
                        : "must be a public key as SubjectPublicKeyInfo: PEM, or DER after 'hex:' or 'base64:'");
    }

    /** The fingerprint of a certificate, PEM, or DER in the text form of {@link Opaque}, in lower-case digits. */
    public static String fingerprintOf(String certificate) {
        X509Certificate found = parsed(published(certificate, "the certificate"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be an X.509 certificate: PEM, or DER after 'hex:' or 'base64:'"));
        try {
            return Subject.fingerprint(found).text().replaceFirst("^[^:]*:", "");
        } catch (CertificateException e) {
            throw new IllegalArgumentException("must be an X.509 certificate that can be encoded", e);
        }
    }

    /** A SHA-256 fingerprint as OpenSSL, browsers and this server print it, in lower-case hexadecimal digits. */
    public static String fingerprint(String text) {
        String digits = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(sha-?256 fingerprint=|sha-?256:|x509-sha256:|hex:)", "")
                .replace(":", "");
        if (digits.length() == SHA256_DIGITS && digits.matches("[0-9a-f]*")) {
            return digits;
        }
        throw new IllegalArgumentException("must be a SHA-256 fingerprint, 64 hexadecimal digits with or without"
                + " colons (openssl x509 -in FILE -noout -fingerprint -sha256)"
                + (digits.length() == SHA1_DIGITS ? ", not one of SHA-1" : ""));
    }

    /** What everybody may see, so never a private key. */
    private static Opaque published(String text, String instead) {
        boolean secret = text.contains("PRIVATE KEY-----");
        Opaque opened = secret ? Opaque.of(new byte[0]) : Opaque.parse(text);
        if (secret || opened.isPrivateKey()) {
            throw new IllegalArgumentException(
                    "must not be a private key, which is to stay on the device: give " + instead);
        }
        return opened;
    }

    private static Optional<X509Certificate> parsed(Opaque encoded) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded.bytes())));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
