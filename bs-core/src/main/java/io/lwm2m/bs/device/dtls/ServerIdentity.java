// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Who this server is to devices: its private key, and the certificate of the key with the authorities that issued it.
 * {@code toString} shows no key.
 *
 * @param key the private key: EC, Ed25519, Ed448 or RSA
 * @param chain the server's own certificate, then the one of its issuer and so on; at least one
 */
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {

    private static final Map<String, String> SIGNATURES = Map.of(
            "EC", "SHA256withECDSA", "EdDSA", "EdDSA", "Ed25519", "Ed25519", "Ed448", "Ed448", "RSA", "SHA256withRSA");
    private static final byte[] PROBE = "does this key belong to that certificate?".getBytes(StandardCharsets.US_ASCII);

    /**
     * Checks that the key and the first certificate belong together.
     *
     * @throws InvalidInput when they do not, when there is no certificate, or with a key of another type
     */
    public ServerIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new InvalidInput("", "missing", "there is no certificate beside the private key");
        }
        requireSame(key, chain.get(0).getPublicKey());
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The public key, which devices get with security mode 1 (raw public key). */
    public PublicKey publicKey() {
        return certificate().getPublicKey();
    }

    /** The SHA-256 of the server's own certificate in DER, in lower-case hexadecimal. */
    public String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256, and a certificate was read from its bytes", e);
        }
    }

    /** The subject of the server's own certificate, as RFC 2253 writes it. */
    public String subject() {
        return certificate().getSubjectX500Principal().getName();
    }

    private static void requireSame(PrivateKey key, PublicKey certified) {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null) {
            throw new InvalidInput(
                    "",
                    "key-type",
                    "a key of type " + key.getAlgorithm() + " is not supported: LwM2M wants EC (P-256);"
                            + " Ed25519, Ed448 and RSA are possible");
        }
        if (!verifies(algorithm, key, certified)) {
            throw new InvalidInput("", "key-mismatch", "the private key does not belong to the first certificate");
        }
    }

    private static boolean verifies(String algorithm, PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return subject() + ", SHA-256 " + fingerprint();
    }
}
