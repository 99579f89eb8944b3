// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.scandium.dtls.CertificateIdentityResult;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite.CertificateKeyAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.XECDHECryptography.SupportedGroup;
import org.eclipse.californium.scandium.dtls.x509.CertificateProvider;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/** The server's certificate and raw public key, which may be other ones at each handshake. */
final class CurrentIdentity implements CertificateProvider {

    private final ServerSecurity security;

    CurrentIdentity(ServerSecurity security) {
        this.security = security;
    }

    /** All: which one it is, is not known before the handshake. */
    @Override
    public List<CertificateKeyAlgorithm> getSupportedCertificateKeyAlgorithms() {
        return List.of(CertificateKeyAlgorithm.EC, CertificateKeyAlgorithm.RSA);
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return List.of(CertificateType.X_509, CertificateType.RAW_PUBLIC_KEY);
    }

    @Override
    public CertificateIdentityResult requestCertificateIdentity(
            ConnectionId connection,
            boolean client,
            @Nullable List<X500Principal> issuers,
            @Nullable ServerNames serverNames,
            @Nullable List<CertificateKeyAlgorithm> keyAlgorithms,
            @Nullable List<SignatureAndHashAlgorithm> signatures,
            @Nullable List<SupportedGroup> curves) {
        ServerIdentity identity = security.current().identity();
        return new CertificateIdentityResult(connection, identity.key(), identity.chain());
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // answers at once
    }
}
