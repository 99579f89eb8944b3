// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static io.lwm2m.bs.model.MadeCertificate.extension;

import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.MadeCertificate.Dates;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;

/** An authority that certifies devices, or other authorities. */
final class DeviceAuthority {

    private static final Duration YEAR = Duration.ofDays(365);

    private final String name;
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
        this.name = "CN=" + name;
        this.certificate = authority(this.name, keys, KeyUsage.keyCertSign);
    }

    /** Below another one, used for what it is told. */
    DeviceAuthority(String name, DeviceAuthority issuer, int usage) {
        this.name = "CN=" + name;
        this.certificate = issuer.authority(this.name, keys, usage);
    }

    static KeyPair keys() {
        return MadeCertificate.keys("secp256r1");
    }

    TrustedCertificates trusted() {
        return new TrustedCertificates(List.of(certificate));
    }

    X509Certificate issue(Request request, KeyPair owner) {
        return sign(request, owner, request.subject(), false);
    }

    private X509Certificate authority(String subject, KeyPair owner, int usage) {
        return sign(Request.of("").usedFor(usage), owner, subject, true);
    }

    private X509Certificate sign(Request request, KeyPair owner, String subject, boolean authority) {
        List<Extension> extensions = new ArrayList<>();
        extensions.add(extension(Extension.basicConstraints, true, new BasicConstraints(authority)));
        extensions.add(extension(Extension.keyUsage, true, new KeyUsage(request.usage())));
        if (!request.names().isEmpty()) {
            GeneralNames names = new GeneralNames(request.names().toArray(GeneralName[]::new));
            extensions.add(extension(Extension.subjectAlternativeName, subject.isEmpty(), names));
        }
        return new MadeCertificate(subject, owner, name, keys, new Dates(request.from(), request.until()), extensions)
                .certificate();
    }
}
