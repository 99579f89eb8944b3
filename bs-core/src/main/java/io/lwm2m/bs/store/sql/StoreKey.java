// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits that keys in the database are encrypted with. Shows only its id. */
public final class StoreKey {

    private static final int BYTES = 32;

    private final Secret key;
    private final String id;

    private StoreKey(byte[] bytes) {
        key = Secret.of(bytes);
        id = id(bytes);
    }

    /**
     * Reads a key file: 32 bytes, or a line of 64 hexadecimal digits or of Base64 for 32 bytes.
     *
     * @throws StartFailed when it cannot be read or is something else; the message never shows what is in it
     */
    public static StoreKey read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return content.length == BYTES
                    ? new StoreKey(content)
                    : parse(new String(content, StandardCharsets.ISO_8859_1), "the store key file " + file);
        } catch (IOException e) {
            throw new StartFailed(
                    "the store key file " + file + " cannot be read; make one: openssl rand -hex 32 > " + file, e);
        }
    }

    /**
     * Reads a key from text, as from the environment.
     *
     * @param where what the text is, for the message
     * @throws StartFailed when it is no key; the message never shows it
     */
    public static StoreKey parse(String text, String where) {
        byte[] bytes = decode(text.strip());
        if (bytes.length != BYTES) {
            throw new StartFailed(
                    where + " must be a key of 32 bytes: as they are, 64 hexadecimal digits, or Base64"
                            + " (openssl rand -hex 32 makes one)",
                    null);
        }
        return new StoreKey(bytes);
    }

    /** The first 8 bytes of the key's SHA-256 in hexadecimal: tells keys apart and gives nothing away. */
    public String id() {
        return id;
    }

    SecretKey key() {
        return new SecretKeySpec(key.bytes(), "AES");
    }

    private static byte[] decode(String text) {
        try {
            return text.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String id(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "store key " + id;
    }
}
