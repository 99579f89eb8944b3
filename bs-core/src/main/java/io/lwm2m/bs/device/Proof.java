// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.dtls.CertificateIdentity;
import io.lwm2m.bs.device.dtls.ProvedPsk;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.OscoreIdentity;
import org.eclipse.leshan.core.peer.PskIdentity;
import org.eclipse.leshan.core.peer.RpkIdentity;
import org.eclipse.leshan.core.peer.X509Identity;

/** What a peer has proved, compared with what a client has to prove. */
final class Proof {

    /** What records call {@code coap} with OSCORE. */
    static final String COAP_OSCORE = "coap+oscore";

    private Proof() {}

    /** What records call the transport of a peer. */
    static String transport(LwM2mIdentity identity, String scheme) {
        return identity instanceof OscoreIdentity ? COAP_OSCORE : scheme;
    }

    /** All that a peer may be known by; empty when it proved nothing. */
    static List<Subject> of(LwM2mIdentity identity) {
        if (identity instanceof PskIdentity psk) {
            return List.of(Subject.psk(psk.getPskIdentity()));
        }
        if (identity instanceof RpkIdentity rpk) {
            return List.of(Subject.rawPublicKey(rpk.getPublicKey()));
        }
        if (identity instanceof CertificateIdentity certificate) {
            return certificate.subjects();
        }
        if (identity instanceof X509Identity x509) {
            return List.of(Subject.commonName(x509.getX509CommonName()));
        }
        return identity instanceof OscoreIdentity oscore
                ? List.of(Subject.oscore(HexFormat.of().formatHex(oscore.getRecipientId())))
                : List.of();
    }

    /** Why a peer is not the client that has to prove one of these; empty when it is. */
    static Optional<String> problem(List<Subject> required, LwM2mIdentity identity, String scheme) {
        List<Subject> proved = of(identity);
        if (proved.isEmpty()) {
            return required.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the client has a credential and must use it, not plain " + scheme);
        }
        return proved.stream().anyMatch(required::contains)
                ? Optional.empty()
                : Optional.of("the client's identity " + proved.get(0) + " does not own this client name");
    }

    /** That a key, which was good at the handshake, is none any more. */
    static Optional<String> replaced(LwM2mIdentity identity, CredentialStore credentials) {
        return identity instanceof ProvedPsk client
                        && credentials
                                .findBySubject(Subject.psk(client.getPskIdentity()))
                                .filter(now -> now instanceof Credential.Psk psk
                                        && psk.key().equals(client.key()))
                                .isEmpty()
                ? Optional.of("the client's key was replaced since its handshake")
                : Optional.empty();
    }

    /** That a certificate, which was good at the handshake, is none any more. */
    static Optional<String> expired(LwM2mIdentity identity, Instant now) {
        return identity instanceof CertificateIdentity client
                        && now.isAfter(client.certificate().getNotAfter().toInstant())
                ? Optional.of("the client's certificate has expired since its handshake")
                : Optional.empty();
    }
}
