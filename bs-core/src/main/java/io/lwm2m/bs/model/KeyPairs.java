// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Public and private keys of devices and servers: EC on the curves of the JDK, RSA, Ed25519 and Ed448. Stateless. */
public final class KeyPairs {

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final Map<String, String> SIGNATURES = Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");
    private static final int P256_BITS = 256;
    private static final byte[] PROBE = "do these keys belong together?".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    private interface Reader<K> {
        K read(KeyFactory factory) throws GeneralSecurityException;
    }

    /** Reads a SubjectPublicKeyInfo (RFC 5280) in DER; empty when it is something else. */
    public static Optional<PublicKey> publicKey(byte[] der) {
        return read(der, factory -> factory.generatePublic(new X509EncodedKeySpec(der)));
    }

    /** Reads a private key in PKCS#8 (RFC 5958), DER and not encrypted; empty when it is something else. */
    public static Optional<PrivateKey> privateKey(byte[] der) {
        return read(der, factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(der)));
    }

    private static <K> Optional<K> read(byte[] der, Reader<K> reader) {
        boolean whole = PrivateKeyForm.header(der) > 0;
        for (String algorithm : whole ? ALGORITHMS : List.<String>of()) {
            try {
                return Optional.of(reader.read(KeyFactory.getInstance(algorithm)));
            } catch (GeneralSecurityException e) {
                // not of this algorithm
            }
        }
        return Optional.empty();
    }

    /** Whether it is an EC key on curve P-256, the only kind that every LwM2M device has to know. */
    public static boolean isP256(PublicKey key) {
        return key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
    }

    /** Whether what one signs can be verified with the other. Takes about 1 ms, and 5 ms with P-521. */
    public static boolean belong(PublicKey publicKey, PrivateKey privateKey) {
        if (publicKey instanceof RSAPublicKey rsa && privateKey instanceof RSAPrivateKey other) {
            // signing would take up to 50 ms
            return rsa.getModulus().equals(other.getModulus());
        }
        String algorithm = privateKey.getAlgorithm();
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(algorithm, algorithm));
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
