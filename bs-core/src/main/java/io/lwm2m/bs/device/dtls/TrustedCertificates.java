// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The authorities whose certificates for clients this server accepts.
 *
 * @param authorities their certificates; none: no client can use a certificate
 */
public record TrustedCertificates(List<X509Certificate> authorities) {

    /** Copies the list. */
    public TrustedCertificates {
        authorities = List.copyOf(authorities);
    }

    /** Trusts nobody. */
    public static TrustedCertificates none() {
        return new TrustedCertificates(List.of());
    }
}
