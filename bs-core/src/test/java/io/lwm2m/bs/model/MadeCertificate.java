// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate for a test, written by hand: the JDK reads certificates, but makes none.
 *
 * @param subject whose it is, {@code CN=node1}
 * @param keys the owner's keys
 * @param issuer who signed it
 * @param issuerKeys the issuer's keys
 * @param dates its first and its last moment
 * @param padding how many bytes of comment it has
 */
public record MadeCertificate(
        String subject, KeyPair keys, String issuer, KeyPair issuerKeys, Dates dates, int padding) {

    /** When a certificate is good. */
    public record Dates(Instant from, Instant until) {}

    private static final Map<String, String> SIGNATURES =
            Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "Ed25519");
    private static final Map<String, String> ALGORITHM_IDS = Map.of(
            "EC", "300a06082a8648ce3d040302", "RSA", "300d06092a864886f70d01010b0500", "EdDSA", "300506032b6570");
    private static final String NETSCAPE_COMMENT = "06096086480186f842010d";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** One that is signed with its own keys, and good from 2026 to 2036. */
    public static MadeCertificate of(String subject, KeyPair keys) {
        Dates dates = new Dates(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));
        return new MadeCertificate(subject, keys, subject, keys, dates, 0);
    }

    /** New keys: EC on a curve such as {@code secp256r1}, else of the algorithm. */
    public static KeyPair keys(String algorithm) {
        try {
            if (!algorithm.startsWith("secp")) {
                return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            }
            KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
            ec.initialize(new ECGenParameterSpec(algorithm));
            return ec.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public MadeCertificate issuedBy(String name, KeyPair signing) {
        return new MadeCertificate(subject, keys, name, signing, dates, padding);
    }

    public MadeCertificate during(Instant from, Instant until) {
        return new MadeCertificate(subject, keys, issuer, issuerKeys, new Dates(from, until), padding);
    }

    public MadeCertificate padded(int bytes) {
        return new MadeCertificate(subject, keys, issuer, issuerKeys, dates, bytes);
    }

    public Opaque opaque() {
        return Opaque.of(der());
    }

    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der())
                + "\n-----END CERTIFICATE-----\n";
    }

    public byte[] der() {
        byte[] algorithm = HexFormat.of()
                .parseHex(ALGORITHM_IDS.get(issuerKeys.getPrivate().getAlgorithm()));
        byte[] toBeSigned = tlv(
                0x30,
                tlv(0xA0, tlv(0x02, new byte[] {2})),
                tlv(0x02, BigInteger.valueOf(subject.hashCode() & 0x7FFFFFFF).toByteArray()),
                algorithm,
                new X500Principal(issuer).getEncoded(),
                tlv(0x30, time(dates.from), time(dates.until)),
                new X500Principal(subject).getEncoded(),
                keys.getPublic().getEncoded(),
                tlv(0xA3, tlv(0x30, comment())));
        return tlv(0x30, toBeSigned, algorithm, tlv(0x03, new byte[] {0}, sign(toBeSigned)));
    }

    private byte[] comment() {
        byte[] text = tlv(0x16, "x".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        return tlv(0x30, HexFormat.of().parseHex(NETSCAPE_COMMENT), tlv(0x04, text));
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature =
                    Signature.getInstance(SIGNATURES.get(issuerKeys.getPrivate().getAlgorithm()));
            signature.initSign(issuerKeys.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] time(Instant time) {
        return tlv(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        byte[] length = BigInteger.valueOf(content.size()).toByteArray();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() > 127) {
            byte[] digits = length[0] == 0 ? java.util.Arrays.copyOfRange(length, 1, length.length) : length;
            whole.write(0x80 | digits.length);
            whole.writeBytes(digits);
        } else {
            whole.write(content.size());
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
