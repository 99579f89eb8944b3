// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.security.MessageDigest;

/**
 * A key. Immutable; prints as {@value #MASK} wherever it is printed, and compares in constant time.
 *
 * <p>Text forms are those of {@link Opaque}, and {@value #MASK} itself, which stands for "the value that is stored":
 * writing back what was read changes nothing.
 */
public final class Secret {

    /** What every output shows instead of a key. */
    public static final String MASK = "********";

    private static final Secret KEPT = new Secret(new byte[0]);

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The given bytes, copied. */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The UTF-8 bytes of a text, without looking for a prefix or the mask. */
    public static Secret ofText(String text) {
        return new Secret(OpaqueText.utf8(text));
    }

    /** Stands for the value that is stored already; only good in a change of a stored account. */
    public static Secret kept() {
        return KEPT;
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException as {@link Opaque#parse(String)}; the message never contains the text
     */
    public static Secret parse(String text) {
        return text.equals(MASK) ? KEPT : new Secret(OpaqueText.parse(text));
    }

    /** Whether this is {@link #kept()}. */
    public boolean isKept() {
        return this == KEPT;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The text form of the value itself, for an export that the operator asked for. Never for a log or a reply. */
    public String reveal() {
        return isKept() ? MASK : OpaqueText.print(bytes);
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Secret that
                        && isKept() == that.isKept()
                        && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
