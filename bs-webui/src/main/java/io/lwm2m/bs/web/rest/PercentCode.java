// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.model.Shown;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of path segments and query values (RFC 3986, 2.1), in UTF-8 and strict. Stateless. */
public final class PercentCode {

    private static final String PLAIN = "-._~:";

    private PercentCode() {}

    /**
     * Decodes a path segment; a plus sign is a plus sign.
     *
     * @throws Refusal when it is badly encoded
     */
    public static String decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        int i = 0;
        while (i < raw.length()) {
            if (raw.charAt(i) == '%') {
                bytes.write(octet(raw, i));
                i += 3;
            } else {
                String character = Character.toString(raw.codePointAt(i));
                bytes.writeBytes(character.getBytes(StandardCharsets.UTF_8));
                i += character.length();
            }
        }
        return utf8(
                bytes.toByteArray(), "'" + Shown.cut(raw) + "' is not UTF-8 once its percent-encoding is taken off");
    }

    /** Encodes everything but letters, digits and {@code -._~:}; a segment of dots too, which paths would lose. */
    public static String encode(String text) {
        if (text.equals(".") || text.equals("..")) {
            return text.replace(".", "%2E");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    static String utf8(byte[] bytes, String otherwise) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, otherwise);
        }
    }

    private static int octet(String raw, int at) {
        int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
        int low = high >= 0 ? Character.digit(raw.charAt(at + 2), 16) : -1;
        if (low < 0) {
            throw new Refusal(
                    400, "'" + Shown.cut(raw) + "' has a % without two hex digits after it; a % itself is written %25");
        }
        return high * 16 + low;
    }
}
