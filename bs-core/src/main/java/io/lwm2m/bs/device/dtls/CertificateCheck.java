// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.elements.util.CertPathUtil;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates and raw public keys of clients are accepted: a certificate that a trusted authority issued, or whose
 * fingerprint is a credential, within its dates and for signing; a raw public key that is a credential.
 */
final class CertificateCheck implements NewAdvancedCertificateVerifier {

    private final ServerSecurity security;
    private final CredentialStore credentials;
    private final Lookups lookups;

    CertificateCheck(ServerSecurity security, CredentialStore credentials, Lookups lookups) {
        this.security = security;
        this.credentials = credentials;
        this.lookups = lookups;
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return List.of(CertificateType.RAW_PUBLIC_KEY, CertificateType.X_509);
    }

    /** None are named: a client whose certificate counts by its fingerprint would not send it. */
    @Override
    public List<X500Principal> getAcceptedIssuers() {
        return List.of();
    }

    @Override
    public @Nullable CertificateVerificationResult verifyCertificate(
            ConnectionId connection,
            @Nullable ServerNames serverNames,
            InetSocketAddress peer,
            boolean clientUsage,
            boolean verifySubject,
            boolean truncateCertificatePath,
            CertificateMessage message) {
        CertPath chain = message.getCertificateChain();
        lookups.ask(
                connection,
                () -> chain == null
                        ? new CertificateVerificationResult(connection, known(message.getPublicKey()), null)
                        : valid(connection, chain));
        return null;
    }

    private PublicKey known(PublicKey key) throws HandshakeException {
        Subject subject = Subject.rawPublicKey(key);
        if (credentials.findBySubject(subject).isEmpty()) {
            throw new Refusal("no credential has the raw public key " + subject, AlertDescription.CERTIFICATE_UNKNOWN);
        }
        return key;
    }

    private CertificateVerificationResult valid(ConnectionId connection, CertPath chain) throws HandshakeException {
        if (chain.getCertificates().isEmpty()) {
            throw new Refusal("the client has no certificate", AlertDescription.BAD_CERTIFICATE);
        }
        X509Certificate own = (X509Certificate) chain.getCertificates().get(0);
        CertificateIdentity identity = new CertificateIdentity(own);
        try {
            own.checkValidity();
            if (!CertPathUtil.canBeUsedForAuthentication(own, true)) {
                throw new CertificateException("it is not for signing by a client");
            }
            return credentials.findBySubject(identity.fingerprint()).isPresent()
                    ? new CertificateVerificationResult(connection, chain, CertificateIdentity.asPinned())
                    : new CertificateVerificationResult(
                            connection, issued(chain), CertificateIdentity.asIssued(security));
        } catch (GeneralSecurityException e) {
            throw new Refusal("the certificate of " + identity + ": " + why(e), alert(e), identity.subjects());
        }
    }

    private CertPath issued(CertPath chain) throws GeneralSecurityException {
        X509Certificate[] trusted = security.current().trusted().authorities().toArray(X509Certificate[]::new);
        if (trusted.length == 0) {
            throw new CertPathValidatorException("no authority is trusted");
        }
        return CertPathUtil.validateCertificatePathWithIssuer(true, chain, trusted);
    }

    private static String why(GeneralSecurityException e) {
        return e.getCause() instanceof CertificateException cause ? why(cause) : String.valueOf(e.getMessage());
    }

    private static AlertDescription alert(GeneralSecurityException e) {
        boolean dates = Stream.of(e, e.getCause())
                .anyMatch(cause -> cause instanceof CertificateExpiredException
                        || cause instanceof CertificateNotYetValidException);
        return dates ? AlertDescription.CERTIFICATE_EXPIRED : AlertDescription.BAD_CERTIFICATE;
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        lookups.answerTo(handler);
    }
}
