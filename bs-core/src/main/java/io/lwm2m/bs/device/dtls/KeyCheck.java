// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.KeyPairs;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** Whether a private key and certificates belong together. Stateless. */
final class KeyCheck {

    private static final Set<String> ALGORITHMS = Set.of("EC", "EdDSA", "Ed25519", "Ed448", "RSA");

    private KeyCheck() {}

    /** The key's own certificate must be first. */
    static void requireSame(PrivateKey key, List<X509Certificate> chain) {
        if (!ALGORITHMS.contains(key.getAlgorithm())) {
            throw new InvalidInput(
                    "",
                    "key-type",
                    "a key of type " + key.getAlgorithm() + " is not supported: LwM2M mandates EC on curve P-256;"
                            + " Ed25519, Ed448 and RSA work with devices that know them");
        }
        if (chain.isEmpty()) {
            throw new InvalidInput("", "missing", "there is no certificate for the private key");
        }
        if (!KeyPairs.belong(chain.get(0).getPublicKey(), key)) {
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
}
