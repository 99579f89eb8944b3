// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** X.509 certificates as LwM2M devices hold them. Stateless. */
public final class Certificates {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private Certificates() {}

    /**
     * Reads one certificate in DER, which is what LwM2M 1.0 and 1.1 know; or one or more in PEM, the first one that of the
     * key's owner, followed by those of its issuers (LwM2M 1.2.1 Transport, 5.2.9.3).
     *
     * @return the certificates; none when it is something else
     */
    public static List<X509Certificate> read(byte[] bytes) {
        boolean pem = new String(bytes, StandardCharsets.ISO_8859_1).startsWith(PEM);
        if (!pem && PrivateKeyForm.header(bytes) < 0) {
            return List.of();
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            InputStream in = new ByteArrayInputStream(bytes);
            Collection<? extends Certificate> read =
                    pem ? factory.generateCertificates(in) : List.of(factory.generateCertificate(in));
            return read.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }

    /** The SHA-256 of a certificate in DER, in lower-case hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return Subject.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate was read from its encoded form", e);
        }
    }
}
