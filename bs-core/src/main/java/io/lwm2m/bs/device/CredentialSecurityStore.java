// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.eclipse.leshan.core.oscore.AeadAlgorithm;
import org.eclipse.leshan.core.oscore.HkdfAlgorithm;
import org.eclipse.leshan.core.oscore.OscoreSetting;
import org.eclipse.leshan.core.peer.OscoreIdentity;
import org.eclipse.leshan.server.security.BootstrapSecurityStore;
import org.eclipse.leshan.server.security.SecurityInfo;
import org.jspecify.annotations.Nullable;

/** Leshan's security store on a {@link CredentialStore}. Safe for use by many threads. */
public final class CredentialSecurityStore implements BootstrapSecurityStore {

    private final CredentialStore credentials;

    /** On a store. */
    public CredentialSecurityStore(CredentialStore credentials) {
        this.credentials = credentials;
    }

    /** All credentials of a client; null when it has none. */
    @Override
    public @Nullable Iterator<SecurityInfo> getAllByEndpoint(String endpoint) {
        List<Credential> found = credentials.find(endpoint);
        return found.isEmpty()
                ? null
                : found.stream().map(CredentialSecurityStore::toLeshan).iterator();
    }

    /** The PSK with an identity; null when there is none. */
    @Override
    public @Nullable SecurityInfo getByIdentity(String pskIdentity) {
        return credentials
                .findBySubject(Subject.psk(pskIdentity))
                .map(CredentialSecurityStore::toLeshan)
                .orElse(null);
    }

    /** The OSCORE context of a client that sends with an id; null when there is none. */
    @Override
    public @Nullable SecurityInfo getByOscoreIdentity(OscoreIdentity oscoreIdentity) {
        return credentials
                .findBySubject(Subject.oscore(HexFormat.of().formatHex(oscoreIdentity.getRecipientId())))
                .map(CredentialSecurityStore::toLeshan)
                .orElse(null);
    }

    private static SecurityInfo toLeshan(Credential credential) {
        if (credential instanceof Credential.Psk psk) {
            return SecurityInfo.newPreSharedKeyInfo(
                    psk.client(), psk.identity(), psk.key().bytes());
        }
        if (credential instanceof Credential.RawPublicKey rpk) {
            return SecurityInfo.newRawPublicKeyInfo(rpk.client(), rpk.key());
        }
        if (credential instanceof Credential.Oscore oscore) {
            return SecurityInfo.newOscoreInfo(
                    oscore.client(),
                    new OscoreSetting(
                            oscore.recipientId().bytes(),
                            oscore.senderId().bytes(),
                            oscore.masterSecret().bytes(),
                            AeadAlgorithm.AES_CCM_16_64_128,
                            HkdfAlgorithm.HKDF_HMAC_SHA_256,
                            oscore.masterSalt().bytes()));
        }
        return SecurityInfo.newX509CertInfo(credential.client());
    }
}
