// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The dates of certificates. Stateless. */
final class Dates {

    private Dates() {}

    /** One line for each certificate that is not valid now, with what comes of it. */
    static List<String> warnings(List<X509Certificate> certificates, String consequence, Instant now) {
        return certificates.stream()
                .flatMap(certificate -> problem(certificate, now)
                        .map(problem -> "the certificate of "
                                + certificate.getSubjectX500Principal().getName() + problem + "; " + consequence)
                        .stream())
                .toList();
    }

    private static Optional<String> problem(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of(" is not valid before " + from);
        }
        return now.isAfter(until) ? Optional.of(" expired at " + until) : Optional.empty();
    }
}
