// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM text (RFC 7468).
 *
 * @param label what stands after {@code BEGIN}
 * @param der what the block holds
 */
record Pem(String label, byte[] der) {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

    static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    /**
     * All blocks, in order; what stands between them is skipped.
     *
     * @throws IllegalArgumentException when a block has no end, is encrypted, or is no Base64; the message tells which, and
     *     nothing of what it holds
     */
    static List<Pem> read(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<Pem> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        for (int at = 0; begin.find(at); ) {
            String label = begin.group(1);
            int end = text.indexOf("-----END " + label + "-----", begin.end());
            blocks.add(read(label, text.substring(begin.end(), Math.max(end, begin.end())), end >= 0));
            at = end;
        }
        return blocks;
    }

    private static Pem read(String label, String body, boolean whole) {
        if (label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED")) {
            throw new IllegalArgumentException(
                    "the private key is encrypted, which is read from PKCS#12 only (openssl pkcs12 -export makes it)");
        }
        if (!whole) {
            throw new IllegalArgumentException("it is damaged: a block '" + label + "' has no end");
        }
        try {
            return new Pem(label, Base64.getDecoder().decode(body.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is damaged: a block '" + label + "' is no Base64");
        }
    }

    /** The block as text. */
    static String print(String label, byte[] der) {
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + base64.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
