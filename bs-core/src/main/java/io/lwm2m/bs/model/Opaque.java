// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Arrays;

/**
 * Bytes that are no secret: an identity, a public key, a certificate. Immutable and safe to share.
 *
 * <p>In text (JSON, CSV, CLI) written as {@code hex:00ff}, {@code base64:AP8=}, {@code text:abc}, PEM, or plain text;
 * see {@link #parse(String)}. {@link #toString()} gives the form that {@link #parse(String)} reads back.
 */
public final class Opaque {

    private final byte[] bytes;

    private Opaque(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The given bytes, copied. */
    public static Opaque of(byte[] bytes) {
        return new Opaque(bytes.clone());
    }

    /** The UTF-8 bytes of a text, without looking for a prefix. */
    public static Opaque ofText(String text) {
        return new Opaque(OpaqueText.utf8(text));
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when a prefix is there and what follows it does not fit, or when it is the PEM of
     *     a private key; the message says why and never contains the text
     */
    public static Opaque parse(String text) {
        if (text.stripLeading().startsWith("-----BEGIN ") && PrivateKeyForm.isPem(text)) {
            throw new IllegalArgumentException(
                    "must not be a private key: it would be shown to everybody; the place for" + " it is secretKey");
        }
        return new Opaque(OpaqueText.parse(text));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /** Whether it has the form of a private key, PEM or DER, and so is a secret after all. */
    public boolean isPrivateKey() {
        return PrivateKeyForm.isPrivateKey(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return OpaqueText.print(bytes);
    }
}
