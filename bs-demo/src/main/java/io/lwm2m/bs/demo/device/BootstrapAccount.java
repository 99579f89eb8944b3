// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.eclipse.leshan.core.CertificateUsage;
import org.eclipse.leshan.core.LwM2mId;
import org.eclipse.leshan.core.SecurityMode;
import org.eclipse.leshan.core.node.ObjectLink;

/** A device's own account at a bootstrap server, as its Security object has it. Its bytes are not copied. */
record BootstrapAccount(
        String server,
        SecurityMode mode,
        byte[] identity,
        byte[] serverKey,
        byte[] secretKey,
        DeviceSecurity security) {

    private static final byte[] NOTHING = {};

    static BootstrapAccount of(String server, DeviceSecurity security) {
        if (security instanceof DeviceSecurity.Psk psk) {
            byte[] identity = psk.identity().getBytes(StandardCharsets.UTF_8);
            return new BootstrapAccount(
                    server, SecurityMode.PSK, identity, NOTHING, psk.key().bytes(), psk);
        }
        if (security instanceof DeviceSecurity.RawPublicKey raw) {
            return new BootstrapAccount(
                    server,
                    SecurityMode.RPK,
                    raw.own().getEncoded(),
                    raw.server().getEncoded(),
                    raw.key().getEncoded(),
                    raw);
        }
        if (security instanceof DeviceSecurity.Certificate certificate) {
            return new BootstrapAccount(
                    server,
                    SecurityMode.X509,
                    der(certificate.own().certificate()),
                    der(certificate.trusted()),
                    certificate.own().key().getEncoded(),
                    certificate);
        }
        return new BootstrapAccount(server, SecurityMode.NO_SEC, NOTHING, NOTHING, NOTHING, security);
    }

    /** Whether the server's certificate is this one, or one that an authority issued. */
    CertificateUsage usage() {
        return security instanceof DeviceSecurity.Certificate certificate && certificate.trustsAuthority()
                ? CertificateUsage.TRUST_ANCHOR_ASSERTION
                : CertificateUsage.DOMAIN_ISSUER_CERTIFICATE;
    }

    /** Where the OSCORE context is. */
    ObjectLink oscore() {
        return security instanceof DeviceSecurity.Oscore ? new ObjectLink(LwM2mId.OSCORE, 0) : new ObjectLink();
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
        return server + " " + security;
    }
}
