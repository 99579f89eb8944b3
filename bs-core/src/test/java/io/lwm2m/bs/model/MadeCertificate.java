// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for a test.
 *
 * @param subject whose it is, {@code CN=node1}
 * @param keys the owner's keys
 * @param issuer who signed it
 * @param issuerKeys the issuer's keys
 * @param dates its first and its last moment
 * @param extensions what else it says
 */
public record MadeCertificate(
        String subject, KeyPair keys, String issuer, KeyPair issuerKeys, Dates dates, List<Extension> extensions) {

    /** When a certificate is good. */
    public record Dates(Instant from, Instant until) {}

    private static final Map<String, String> SIGNATURES =
            Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "Ed25519");
    private static final ASN1ObjectIdentifier COMMENT = new ASN1ObjectIdentifier("2.16.840.1.113730.1.13");
    private static final AtomicLong SERIALS = new AtomicLong();

    /** One that is signed with its own keys, and good from 2026 to 2036. */
    public static MadeCertificate of(String subject, KeyPair keys) {
        Dates dates = new Dates(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));
        return new MadeCertificate(subject, keys, subject, keys, dates, List.of());
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
        return new MadeCertificate(subject, keys, name, signing, dates, extensions);
    }

    public MadeCertificate during(Instant from, Instant until) {
        return new MadeCertificate(subject, keys, issuer, issuerKeys, new Dates(from, until), extensions);
    }

    public MadeCertificate padded(int bytes) {
        return new MadeCertificate(subject, keys, issuer, issuerKeys, dates, List.of(comment(bytes)));
    }

    public Opaque opaque() {
        return Opaque.of(der());
    }

    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der())
                + "\n-----END CERTIFICATE-----\n";
    }

    public byte[] der() {
        try {
            return certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal(issuer),
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(dates.from),
                Date.from(dates.until),
                new X500Principal(subject),
                keys.getPublic());
        PrivateKey signing = issuerKeys.getPrivate();
        try {
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            String algorithm = SIGNATURES.get(signing.getAlgorithm());
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signing)));
        } catch (CertIOException | CertificateException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that it says. */
    public static Extension extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            return Extension.create(id, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Extension comment(int bytes) {
        return extension(COMMENT, false, new DERIA5String("x".repeat(bytes)));
    }
}
