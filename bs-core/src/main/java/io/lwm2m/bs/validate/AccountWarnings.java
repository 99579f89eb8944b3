// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static io.lwm2m.bs.model.Properties.MATCHING_TYPE;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SERVER_PUB_KEY_ID;

import io.lwm2m.bs.model.Certificates;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What breaks no rule, but is worth a second look: weak keys, and certificates outside their dates. Stateless. */
public final class AccountWarnings {

    /** How long before its end a certificate is warned about. */
    public static final Duration SOON = Duration.ofDays(30);

    private AccountWarnings() {}

    /**
     * All warnings about an account at a time; messages have no key. Codes: {@code short-key},
     * {@code hex-digits}, {@code certificate-not-yet-valid}, {@code certificate-expired}, {@code certificate-ends-soon}, and
     * {@code certificate-in-pem}, which devices before LwM2M 1.2 do not take.
     */
    public static List<Violation> check(ServerAccount account, Instant now) {
        List<Violation> warnings = new ArrayList<>();
        Optional<SecurityMode> mode = SecurityMode.of(account);
        if (mode.equals(Optional.of(SecurityMode.PSK))) {
            account.get(SECRET_KEY).ifPresent(key -> {
                PskRules.warnShort(SECRET_KEY.name(), key).ifPresent(warnings::add);
                PskRules.warnHex(SECRET_KEY.name(), key).ifPresent(warnings::add);
            });
        }
        if (mode.equals(Optional.of(SecurityMode.X509))) {
            checkCertificates(account, PUB_KEY_ID, now, warnings);
        }
        boolean certified = mode.filter(known -> known == SecurityMode.X509 || known == SecurityMode.EST)
                .isPresent();
        if (certified && account.get(MATCHING_TYPE).orElse(0L) == 0) {
            checkCertificates(account, SERVER_PUB_KEY_ID, now, warnings);
        }
        return warnings;
    }

    private static void checkCertificates(
            ServerAccount account, Property<Opaque> property, Instant now, List<Violation> warnings) {
        byte[] bytes = account.get(property).map(Opaque::bytes).orElse(new byte[0]);
        List<X509Certificate> chain = Certificates.read(bytes);
        if (!chain.isEmpty() && bytes[0] == '-') {
            String why = "is written in PEM, as text; devices before LwM2M 1.2 take one certificate in DER only";
            warnings.add(new Violation(property.name(), "certificate-in-pem", why));
        }
        for (int i = 0; i < chain.size(); i++) {
            String which = chain.size() == 1 ? "the certificate" : "certificate " + (i + 1) + " of " + chain.size();
            checkDates(
                    chain.get(i),
                    now,
                    (code, rest) -> warnings.add(new Violation(property.name(), code, which + rest)));
        }
    }

    private static void checkDates(X509Certificate certificate, Instant now, BiConsumer<String, String> tell) {
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isBefore(start)) {
            tell.accept("certificate-not-yet-valid", " is not valid before " + start);
        } else if (now.isAfter(end)) {
            tell.accept("certificate-expired", " has expired: it was valid until " + end);
        } else if (now.plus(SOON).isAfter(end)) {
            tell.accept("certificate-ends-soon", " ends within " + SOON.toDays() + " days: it is valid until " + end);
        }
    }
}
