// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.Subject;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.eclipse.leshan.core.peer.LwM2mIdentity;

/**
 * A client that has proved itself with a certificate, which need not have a common name.
 *
 * @param certificate the client's own certificate
 * @param pinned whether it was taken for its fingerprint: nobody who is trusted vouches for the names in it then, and they
 *     prove nothing
 */
public record CertificateIdentity(X509Certificate certificate, boolean pinned) implements LwM2mIdentity {

    private static final int DNS_NAME = 2;
    private static final int URI = 6;
    private static final String PINNED = "pinned";
    private static final String JUDGE = "judge";

    /** With a certificate that an authority vouches for. */
    public CertificateIdentity(X509Certificate certificate) {
        this(certificate, false);
    }

    /**
     * Out of what a handshake left behind, as it is worth now: when nobody who vouched for it is trusted any more, its names
     * prove nothing.
     */
    static CertificateIdentity of(X509CertPath proved) {
        AdditionalInfo left = proved.getExtendedInfo();
        ServerSecurity judge = left.get(JUDGE, ServerSecurity.class);
        boolean nobody = judge != null
                && proved.getPath().getCertificates().stream()
                        .noneMatch(judge.current().trusted().authorities()::contains);
        return new CertificateIdentity(proved.getTarget(), nobody || left.get(PINNED, Boolean.class) != null);
    }

    /** What a handshake leaves behind beside the chain of a certificate that was issued by somebody trusted. */
    static AdditionalInfo asIssued(ServerSecurity judge) {
        return AdditionalInfo.from(Map.of(JUDGE, judge));
    }

    /** What a handshake leaves behind beside the chain of a certificate that was taken for its fingerprint. */
    static AdditionalInfo asPinned() {
        return AdditionalInfo.from(Map.of(PINNED, true));
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    /** All that the client may be known by: the certificate's names, unless it is pinned, and its fingerprint. */
    public List<Subject> subjects() {
        if (pinned) {
            return List.of(fingerprint());
        }
        List<Subject> subjects = new ArrayList<>();
        commonName().map(Subject::commonName).ifPresent(subjects::add);
        alternativeNames().map(Subject::alternativeName).forEach(subjects::add);
        subjects.add(fingerprint());
        return subjects;
    }

    Subject fingerprint() {
        return Subject.fingerprint(certificate);
    }

    /** The most specific one, which stands first in RFC 2253. */
    private Optional<String> commonName() {
        try {
            List<Rdn> names = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            for (int i = names.size() - 1; i >= 0; i--) {
                Attribute name = names.get(i).toAttributes().get("CN");
                if (name != null && name.get() instanceof String text) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    private Stream<String> alternativeNames() {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Stream.empty()
                    : names.stream()
                            .filter(name -> Objects.equals(name.get(0), DNS_NAME) || Objects.equals(name.get(0), URI))
                            .map(name -> name.get(1).toString());
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return subjects().get(0).text();
    }
}
