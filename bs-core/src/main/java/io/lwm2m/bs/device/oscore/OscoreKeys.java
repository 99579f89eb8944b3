// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import java.util.Optional;
import org.eclipse.californium.cose.AlgorithmID;
import org.eclipse.californium.oscore.ContextRederivation.PHASE;
import org.eclipse.californium.oscore.OSCoreCtx;
import org.eclipse.californium.oscore.OSException;
import org.jspecify.annotations.Nullable;

/** What cf-oscore derives from a credential (RFC 8613, section 3.2). */
final class OscoreKeys extends OSCoreCtx {

    private static final int MOST_UNFRAGMENTED = 1024;

    private OscoreKeys(Credential.Oscore credential, byte @Nullable [] salt, byte @Nullable [] idContext)
            throws OSException {
        super(
                credential.masterSecret().bytes(),
                false,
                AlgorithmID.AES_CCM_16_64_128,
                credential.recipientId().bytes(),
                credential.senderId().bytes(),
                AlgorithmID.HKDF_HMAC_SHA_256,
                null,
                salt,
                idContext,
                MOST_UNFRAGMENTED);
    }

    /** Without an ID Context, or with one. */
    static OscoreKeys of(Credential.Oscore credential, Optional<Opaque> idContext) {
        try {
            byte[] salt = credential.masterSalt().bytes();
            return new OscoreKeys(
                    credential,
                    salt.length == 0 ? null : salt,
                    idContext.map(Opaque::bytes).orElse(null));
        } catch (OSException e) {
            throw new IllegalStateException("cf-oscore knows its own default algorithms", e);
        }
    }

    /** cf-oscore counts a message as received before it is verified; {@link OscoreContext} does afterwards. */
    @Override
    public void checkIncomingSeq(int number) {
        // see above
    }

    /** From now on only good for the first answer of a re-derivation (RFC 8613, appendix B.2), as cf-oscore writes it. */
    OscoreKeys forChallenge(Opaque challenge, byte[] requestNonce) {
        setIncludeContextId(CBORObject.FromObject(challenge.bytes()).EncodeToBytes());
        setContextRederivationPhase(PHASE.SERVER_PHASE_2);
        setNonceHandover(requestNonce);
        return this;
    }

    /** What the ID Context of a message means in a re-derivation, a CBOR byte string; empty when it means something else. */
    static Optional<Opaque> rederiving(Opaque shown) {
        try {
            return Optional.of(
                    Opaque.of(CBORObject.DecodeFromBytes(shown.bytes()).GetByteString()));
        } catch (CBORException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
