// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * What a peer that has proved itself is known by, in one line of text: {@code psk:IDENTITY}, {@code rpk:SHA256},
 * {@code x509-cn:NAME}, {@code x509-san:NAME}, {@code x509-sha256:SHA256} or {@code oscore:SENDER_ID}, digests and ids in
 * lower-case hexadecimal digits. It is no secret.
 *
 * @param text the line
 */
public record Subject(String text) {

    private static final int KEY_DIGITS = 8;

    /** A PSK identity. */
    public static Subject psk(String identity) {
        return new Subject("psk:" + identity);
    }

    /** A raw public key, by the SHA-256 of its SubjectPublicKeyInfo. */
    public static Subject rawPublicKey(PublicKey key) {
        return new Subject("rpk:" + sha256(key.getEncoded()));
    }

    /** The common name of a certificate's subject. */
    public static Subject commonName(String name) {
        return new Subject("x509-cn:" + name);
    }

    /** A subject alternative name of a certificate. */
    public static Subject alternativeName(String name) {
        return new Subject("x509-san:" + name);
    }

    /** The SHA-256 fingerprint of a certificate. */
    public static Subject fingerprint(String digits) {
        return new Subject("x509-sha256:" + digits);
    }

    /** One certain certificate. */
    public static Subject fingerprint(X509Certificate certificate) {
        return fingerprint(Certificates.fingerprint(certificate));
    }

    /** The id that an OSCORE client sends with, in hexadecimal digits. */
    public static Subject oscore(String senderId) {
        return new Subject("oscore:" + senderId);
    }

    /**
     * Not a client, but a key that this server encrypts with. A short digest, which betrays little of it; that two keys may
     * have the same does no harm where it is used.
     */
    public static Subject oscoreKey(byte[] senderKey) {
        return new Subject("oscore-key:" + sha256(senderKey).substring(0, KEY_DIGITS));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
