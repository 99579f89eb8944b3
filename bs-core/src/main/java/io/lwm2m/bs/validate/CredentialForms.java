// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.Certificates;
import io.lwm2m.bs.model.KeyPairs;
import io.lwm2m.bs.model.Opaque;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/**
 * The forms in which people give what a credential is made of. Readers throw {@link IllegalArgumentException} with a
 * message that completes "publicKey ...". Stateless.
 */
public final class CredentialForms {

    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";
    private static final int SHA1_DIGITS = 40;
    private static final int SHA256_DIGITS = 64;

    private CredentialForms() {}

    /** A public key, out of its SubjectPublicKeyInfo (RFC 5280): PEM, or DER in the text form of {@link Opaque}. */
    public static PublicKey publicKey(String text) {
        Opaque encoded = published(text, "the public key that belongs to it (openssl pkey -in FILE -pubout)");
        return KeyPairs.publicKey(encoded.bytes())
                .orElseThrow(() -> new IllegalArgumentException(
                        Certificates.read(encoded.bytes()).isEmpty()
                                ? "must be a public key as SubjectPublicKeyInfo: PEM, or DER after 'hex:' or 'base64:'"
                                : "must be a public key, not a certificate, which proves a client in mode x509"));
    }

    /**
     * The fingerprint of a certificate in lower-case hexadecimal digits: PEM, or DER in the text form of {@link Opaque}. Of
     * a chain in PEM the first counts.
     */
    public static String fingerprintOf(String text) {
        int pem = text.indexOf(CERTIFICATE);
        boolean secret = text.contains(PRIVATE_KEY);
        byte[] encoded = pem < 0 || secret
                ? published(text, "the certificate").bytes()
                : text.substring(pem).getBytes(StandardCharsets.UTF_8);
        List<X509Certificate> chain = Certificates.read(encoded);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("must be an X.509 certificate: PEM, or DER after 'hex:' or 'base64:'");
        }
        return Certificates.fingerprint(chain.get(0));
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
        boolean secret = text.contains(PRIVATE_KEY);
        Opaque opened = secret ? Opaque.of(new byte[0]) : Opaque.parse(text);
        if (secret || opened.isPrivateKey()) {
            throw new IllegalArgumentException(
                    "must not be a private key, which is to stay on the device: give " + instead);
        }
        return opened;
    }
}
