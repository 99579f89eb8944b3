// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.Certificates;
import io.lwm2m.bs.model.KeyPairs;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who this server is to devices: its private key, and the certificate of the key with those of the authorities that issued
 * it. Immutable; {@code toString} shows no key.
 *
 * @param key the private key: EC on curve P-256, as LwM2M mandates; other curves, Ed25519, Ed448 and RSA work with devices
 *     that know them
 * @param chain the server's own certificate, then the one of its issuer and so on; at least one
 */
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {

    /**
     * Checks that the key and the first certificate belong together, and the chain's order. Dates are not checked, for
     * many devices do not know the time: see {@link #warnings}.
     *
     * @throws InvalidInput when they do not, when there is no certificate, or with a key of another type
     */
    public ServerIdentity {
        chain = List.copyOf(chain);
        KeyCheck.requireSame(key, chain);
        KeyCheck.requireOrder(chain);
    }

    /**
     * Makes a new EC key on curve P-256, with a certificate that it signed itself, valid for 20 years. Needs Bouncy Castle
     * ({@code org.bouncycastle:bcpkix-jdk18on}) on the class path.
     *
     * @param commonName the subject's common name, at most 64 characters
     * @param names DNS names and IP addresses by which devices reach the server; may be empty
     * @param now the time
     * @throws InvalidInput when a name is no name
     * @throws StartFailed when Bouncy Castle is missing
     */
    public static ServerIdentity generate(String commonName, List<String> names, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            return new ServerIdentity(keys.getPrivate(), List.of(SelfSigned.of(keys, commonName, names, now)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has curve P-256", e);
        } catch (NoClassDefFoundError e) {
            throw new StartFailed(
                    "making an identity needs org.bouncycastle:bcpkix-jdk18on on the class path; add it, or give a key and"
                            + " a certificate",
                    e);
        }
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The public key, which devices with security mode 1 (raw public key) have to know. */
    public PublicKey publicKey() {
        return certificate().getPublicKey();
    }

    /** The subject of the server's own certificate, in the form of RFC 2253. */
    public String subject() {
        return certificate().getSubjectX500Principal().getName();
    }

    /** The SHA-256 of the server's own certificate in DER, in lower-case hexadecimal. */
    public String fingerprint() {
        return Certificates.fingerprint(certificate());
    }

    /** The chain as PEM, for devices that are to trust this server; without the private key. */
    public String pem() {
        StringBuilder text = new StringBuilder();
        chain.forEach(certificate -> text.append(Pem.print("CERTIFICATE", der(certificate))));
        return text.toString();
    }

    /** What an operator should know though it can be used: dates, and keys that not every device can use. */
    public List<String> warnings(Instant now) {
        List<String> warnings = new ArrayList<>(Dates.warnings(chain, "devices that know the time refuse it", now));
        if (!KeyPairs.isP256(publicKey())) {
            warnings.add(
                    "the server's key is of type " + publicKey().getAlgorithm()
                            + ", not EC on curve P-256: only devices that know it, and offer cipher suites for it, can connect");
        }
        return warnings;
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate was read from its encoded form", e);
        }
    }

    @Override
    public String toString() {
        return subject() + ", SHA-256 " + fingerprint();
    }
}
