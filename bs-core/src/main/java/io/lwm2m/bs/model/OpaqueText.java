// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of opaque values. Error messages never contain the value: it may be a key. */
final class OpaqueText {

    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN (CERTIFICATE|PUBLIC KEY|PRIVATE KEY)-----(.*?)-----END \\1-----\\s*", Pattern.DOTALL);

    private OpaqueText() {}

    static byte[] parse(String text) {
        if (text.startsWith("hex:")) {
            return hex(text.substring(4));
        }
        if (text.startsWith("base64:")) {
            return base64(text.substring(7));
        }
        if (text.startsWith("text:")) {
            return utf8(text.substring(5));
        }
        return text.stripLeading().startsWith("-----BEGIN ") ? pem(text) : utf8(text);
    }

    static String print(byte[] bytes) {
        return printable(bytes)
                .map(text -> reparsesAsText(text) ? text : "text:" + text)
                .orElseGet(() -> "hex:" + HexFormat.of().formatHex(bytes));
    }

    static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("must be Unicode text, without halves of surrogate pairs");
        }
    }

    /** Whether it is Unicode text of at most so many bytes in UTF-8. */
    static boolean fits(String text, int bytes) {
        return text.length() <= bytes
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= bytes;
    }

    private static byte[] hex(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have pairs of hexadecimal digits (0-9, a-f) after 'hex:'");
        }
    }

    private static byte[] base64(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have Base64 (A-Z, a-z, 0-9, +, /, =) after 'base64:'");
        }
    }

    private static byte[] pem(String text) {
        Matcher block = PEM.matcher(text);
        if (!block.matches()) {
            throw new IllegalArgumentException("must be one whole PEM block of type CERTIFICATE, PUBLIC KEY or"
                    + " PRIVATE KEY (PKCS#8: openssl pkcs8 -topk8 -nocrypt)");
        }
        try {
            return Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have Base64 between the PEM markers");
        }
    }

    private static Optional<String> printable(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePoints().allMatch(OpaqueText::isPrintable) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean reparsesAsText(String text) {
        return !text.startsWith("hex:")
                && !text.startsWith("base64:")
                && !text.startsWith("text:")
                && !text.stripLeading().startsWith("-----BEGIN ")
                && !text.equals(Secret.MASK);
    }
}
