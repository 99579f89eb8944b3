// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** Whether a private key and certificates belong together. Stateless. */
final class KeyCheck {

    private static final Map<String, String> SIGNATURES = Map.of(
            "EC", "SHA256withECDSA", "EdDSA", "EdDSA", "Ed25519", "Ed25519", "Ed448", "Ed448", "RSA", "SHA256withRSA");
    private static final byte[] PROBE = "does this key belong to that certificate?".getBytes(StandardCharsets.US_ASCII);

    private KeyCheck() {}

    /** The key's own certificate must be first. */
    static void requireSame(PrivateKey key, List<X509Certificate> chain) {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null) {
            throw new InvalidInput(
                    "",
                    "key-type",
                    "a key of type " + key.getAlgorithm() + " is not supported: LwM2M mandates EC on curve P-256;"
                            + " Ed25519, Ed448 and RSA work with devices that know them");
        }
        if (chain.isEmpty()) {
            throw new InvalidInput("", "missing", "there is no certificate for the private key");
        }
        if (!verifies(algorithm, key, chain.get(0).getPublicKey())) {
            throw new InvalidInput(
                    "",
                    "key-mismatch",
                    "the private key does not belong to the first certificate ("
                            + chain.get(0).getSubjectX500Principal().getName() + ")");
        }
    }

    /** Each certificate must be issued by the next. */
    static void requireOrder(List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new InvalidInput(
                        "",
                        "chain",
                        "certificate " + i + " was not issued by certificate " + (i + 1)
                                + ": the server's own must come first, then the one of its issuer, and so on");
            }
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
}
