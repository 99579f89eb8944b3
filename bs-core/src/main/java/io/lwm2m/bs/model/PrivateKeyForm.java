// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.nio.charset.StandardCharsets;

/**
 * Tells private keys by their form: PEM, or DER of PKCS#8 (RFC 5958), SEC 1 (RFC 5915) or PKCS#1 (RFC 8017), which all
 * are a sequence that begins with a version, 0 or 1. Certificates and public keys begin with a sequence, or with a long
 * number.
 */
final class PrivateKeyForm {

    private static final String PEM = "PRIVATE KEY-----";
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;

    private PrivateKeyForm() {}

    static boolean isPem(String text) {
        return text.contains(PEM);
    }

    static boolean isPrivateKey(byte[] bytes) {
        return isPem(new String(bytes, StandardCharsets.ISO_8859_1)) || isDer(bytes);
    }

    private static boolean isDer(byte[] bytes) {
        int version = header(bytes);
        if (version < 0 || bytes.length < version + 4 || bytes[version] != INTEGER || bytes[version + 1] != 1) {
            return false;
        }
        int next = bytes[version + 3];
        boolean versioned = bytes[version + 2] == 0 || bytes[version + 2] == 1;
        return versioned && (next == SEQUENCE || next == OCTET_STRING || next == INTEGER);
    }

    /** How long the header of the sequence is that all bytes are; -1 when they are none. */
    static int header(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != SEQUENCE) {
            return -1;
        }
        int more = bytes[1] < 0 ? bytes[1] & 0x7F : 0;
        if (more > 3 || bytes.length < 2 + more) {
            return -1;
        }
        int length = more == 0 ? bytes[1] : 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | bytes[2 + i] & 0xFF;
        }
        return length == bytes.length - 2 - more ? 2 + more : -1;
    }
}
