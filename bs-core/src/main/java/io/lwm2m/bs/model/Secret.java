// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key. Immutable; prints as {@value #MASK} wherever it is printed, and compares in constant time.
 *
 * <p>Text forms are those of {@link Opaque}, and {@value #MASK} itself, which stands for "the value that is stored":
 * writing back what was read changes nothing. Another placeholder stands for a key that is still to be made, see
 * {@link #generated(long)}.
 */
public final class Secret {

    /** What every output shows instead of a key. */
    public static final String MASK = "********";

    private static final Secret KEPT = new Secret(new byte[0]);

    private final byte[] bytes;
    private final @Nullable Long toGenerate;

    private Secret(byte[] bytes) {
        this(bytes, null);
    }

    private Secret(byte[] bytes, @Nullable Long toGenerate) {
        this.bytes = bytes;
        this.toGenerate = toGenerate;
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
     * Stands for a new key of so many bytes, which is made when an account is configured with it, or a client given it as
     * a credential; only good as {@code secretKey} of an account with security mode 0, and in a {@link Credential}. JSON:
     * {@code {"generate": 16}}.
     */
    public static Secret generated(long bytes) {
        return new Secret(new byte[0], bytes);
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

    /** How many bytes the key is to have that is still to be made; empty for any other secret. */
    public Optional<Long> toGenerate() {
        return Optional.ofNullable(toGenerate);
    }

    /** Whether it only stands for a key, a stored one or one that is to be made, and so has no bytes. */
    public boolean isPlaceholder() {
        return isKept() || toGenerate != null;
    }

    /** A copy of the bytes; none for a placeholder. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The text form of the value itself, for an export that the operator asked for. Never for a log or a reply. */
    public String reveal() {
        return isPlaceholder() ? MASK : OpaqueText.print(bytes);
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
                        && Objects.equals(toGenerate, that.toGenerate)
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
