// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.security.cert.X509Certificate;
import java.time.Instant;
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

    /** What an operator should know though they can be used: authorities whose dates are over, or still to come. */
    public List<String> warnings(Instant now) {
        return Dates.warnings(authorities, "no client with a certificate of it gets in", now);
    }

    /** Trusts nobody. */
    public static TrustedCertificates none() {
        return new TrustedCertificates(List.of());
    }
}
