// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.util.IPAddress;

/**
 * Makes self-signed certificates. The one class that knows Bouncy Castle, and only its ASN.1: key and signature are the
 * JDK's.
 */
final class SelfSigned {

    /**
     * Longer than devices live, which may have pinned the certificate and cannot be told a new one; and in UTCTime, the
     * form of dates before 2050 that every parser knows, for as long as can be.
     */
    private static final int YEARS = 20;

    private static final Duration SLOW_CLOCKS = Duration.ofDays(1);
    private static final int MOST = 64;
    private static final int SERIAL_BITS = 127;

    private SelfSigned() {}

    /** For a server with these names, each a DNS name or an IP address, from now on. */
    static X509Certificate of(KeyPair keys, String commonName, List<String> names, Instant now) {
        if (commonName.isBlank() || commonName.length() > MOST) {
            throw new InvalidInput(
                    "commonName", "length", "must have 1 to " + MOST + " characters, not '" + commonName + "'");
        }
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                subject,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(SLOW_CLOCKS)),
                Date.from(now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant()),
                subject,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        try {
            extend(certificate, names);
            byte[] der = certificate.build(new Signer(keys.getPrivate())).getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was just made can be written and read", e);
        }
    }

    private static void extend(X509v3CertificateBuilder certificate, List<String> names) throws IOException {
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        certificate.addExtension(
                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        if (!names.isEmpty()) {
            GeneralName[] alternatives = names.stream().map(SelfSigned::name).toArray(GeneralName[]::new);
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        }
    }

    private static GeneralName name(String name) {
        if (IPAddress.isValid(name)) {
            return new GeneralName(GeneralName.iPAddress, name);
        }
        if (!name.matches("[A-Za-z0-9_.-]{1,253}")) {
            throw new InvalidInput("names", "format", "must be DNS names or IP addresses, not '" + name + "'");
        }
        return new GeneralName(GeneralName.dNSName, name);
    }

    /** SHA256withECDSA by the JDK. */
    private static final class Signer implements ContentSigner {

        private final PrivateKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Signer(PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(content.toByteArray());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK signs with EC keys that it made", e);
            }
        }
    }
}
