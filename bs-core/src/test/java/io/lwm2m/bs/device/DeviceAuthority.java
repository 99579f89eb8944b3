// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.TrustedCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that certifies devices, or other authorities. */
final class DeviceAuthority {

    private static final AtomicLong SERIALS = new AtomicLong();
    private static final Duration YEAR = Duration.ofDays(365);

    private final X500Name name;
    private final KeyPair keys = keys();
    final X509Certificate certificate;

    /** A certificate's content apart from its key. */
    record Request(String subject, List<GeneralName> names, Instant from, Instant until, int usage) {

        static Request of(String subject, GeneralName... names) {
            Instant now = Instant.now();
            return new Request(subject, List.of(names), now.minus(YEAR), now.plus(YEAR), KeyUsage.digitalSignature);
        }

        Request within(Instant from, Instant until) {
            return new Request(subject, names, from, until, usage);
        }

        Request usedFor(int usage) {
            return new Request(subject, names, from, until, usage);
        }
    }

    /** A root. */
    DeviceAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = authority(this.name, keys, KeyUsage.keyCertSign);
    }

    /** Below another one, used for what it is told. */
    DeviceAuthority(String name, DeviceAuthority issuer, int usage) {
        this.name = new X500Name("CN=" + name);
        this.certificate = issuer.authority(this.name, keys, usage);
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustedCertificates trusted() {
        return new TrustedCertificates(List.of(certificate));
    }

    X509Certificate issue(Request request, KeyPair owner) {
        return sign(request, owner, new X500Name(request.subject()), false);
    }

    private X509Certificate authority(X500Name subject, KeyPair owner, int usage) {
        return sign(Request.of("").usedFor(usage), owner, subject, true);
    }

    private X509Certificate sign(Request request, KeyPair owner, X500Name subject, boolean authority) {
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(request.from()),
                Date.from(request.until()),
                subject,
                owner.getPublic());
        try {
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(request.usage()));
            if (!request.names().isEmpty()) {
                certificate.addExtension(
                        Extension.subjectAlternativeName,
                        subject.getRDNs().length == 0,
                        new GeneralNames(request.names().toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
