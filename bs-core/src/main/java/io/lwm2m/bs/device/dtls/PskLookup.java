// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/**
 * The pre-shared keys of a {@link CredentialStore}. An identity that nobody has gets a random key: its handshake then fails
 * as one with a wrong key does, with the same alert at the same moment, so that nobody can find out identities.
 */
final class PskLookup implements AdvancedPskStore {

    private static final int KEY_BYTES = 16;

    private final CredentialStore credentials;
    private final Lookups lookups;
    private final SecureRandom random = new SecureRandom();

    PskLookup(CredentialStore credentials, Lookups lookups) {
        this.credentials = credentials;
        this.lookups = lookups;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public @Nullable PskSecretResult requestPskSecretResult(
            ConnectionId connection,
            @Nullable ServerNames serverNames,
            PskPublicInformation identity,
            String hmacAlgorithm,
            @Nullable SecretKey otherSecret,
            byte[] seed,
            boolean useExtendedMasterSecret) {
        lookups.ask(connection, () -> {
            Optional<Secret> key = key(identity);
            return new PskSecretResult(
                    connection,
                    identity,
                    SecretUtil.create(key.map(Secret::bytes).orElseGet(this::someKey), PskSecretResult.ALGORITHM_PSK),
                    key.map(ProvedPsk::with).orElse(null));
        });
        return null;
    }

    private Optional<Secret> key(PskPublicInformation identity) {
        return Optional.of(identity)
                .filter(PskPublicInformation::isCompliantEncoding)
                .flatMap(text -> credentials.findBySubject(Subject.psk(text.getPublicInfoAsString())))
                .filter(Credential.Psk.class::isInstance)
                .map(found -> ((Credential.Psk) found).key());
    }

    private byte[] someKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    @Override
    public PskPublicInformation getIdentity(InetSocketAddress peer, ServerNames virtualHost) {
        throw new UnsupportedOperationException("only clients have a PSK identity");
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        lookups.answerTo(handler);
    }
}
