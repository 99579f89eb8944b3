// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.store.CredentialStore;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.oscore.OSException;
import org.eclipse.californium.oscore.ResponseEncryptor;

/**
 * The contexts of a client: that of its credential, and the last one that it derived anew because it forgot which numbers it
 * had used (RFC 8613, appendix B.2). cf-oscore's own re-derivation lets anybody replace a context without a proof, and takes
 * the second request of an earlier re-derivation for one of this. Safe for use by many threads.
 */
final class OscoreClient {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHALLENGE_BYTES = 16;

    private final Credential.Oscore credential;
    private final OscoreContext first;
    private Optional<OscoreContext> derived = Optional.empty();
    private Optional<Opaque> derivedFrom = Optional.empty();
    private Optional<Opaque> challenge = Optional.empty();

    OscoreClient(Credential.Oscore credential, CredentialStore store) {
        this.credential = credential;
        this.first = OscoreContext.of(credential, store, new Answering());
    }

    Credential.Oscore credential() {
        return credential;
    }

    /** The context that a request is to be decrypted with; it need not be the right one. */
    synchronized OscoreContext context(Request request, OscoreOption option, int number) throws OscoreRefused {
        if (option.idContext().isEmpty()) {
            return derived.filter(context -> context.encrypted(request, number)).orElse(first);
        }
        Opaque idContext = option.idContext()
                .flatMap(OscoreKeys::rederiving)
                .orElseThrow(() -> OscoreRefused.undecipherable(credential.client()));
        if (derivedFrom.filter(idContext::equals).isPresent()) {
            return derived.orElse(first);
        }
        return rederived(request, idContext, number);
    }

    private OscoreContext rederived(Request request, Opaque idContext, int number) throws OscoreRefused {
        OscoreContext wished = first.derived(idContext);
        if (!wished.encrypted(request, number)) {
            throw OscoreRefused.undecipherable(credential.client());
        }
        if (challenge.filter(asked -> begins(idContext, asked)).isEmpty()) {
            throw OscoreRefused.challenged(challenge(wished, idContext, number));
        }
        challenge = Optional.empty();
        derivedFrom = Optional.of(idContext);
        derived = Optional.of(wished);
        return wished;
    }

    private static boolean begins(Opaque idContext, Opaque asked) {
        return idContext.size() > asked.size()
                && ByteBuffer.wrap(idContext.bytes(), 0, asked.size()).equals(ByteBuffer.wrap(asked.bytes()));
    }

    /** Only who knows the credential can answer it, and nobody can have answered it before. */
    private Response challenge(OscoreContext wished, Opaque idContext, int number) throws OscoreRefused {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(bytes);
        Opaque asked = Opaque.of(bytes);
        ByteBuffer both =
                ByteBuffer.allocate(asked.size() + idContext.size()).put(bytes).put(idContext.bytes());
        OscoreKeys keys = OscoreKeys.of(credential, Optional.of(Opaque.of(both.array())))
                .forChallenge(asked, Seal.requestNonce(wished.keys(), number));
        try {
            Response answer = ResponseEncryptor.encrypt(
                    new SingleContext(keys), new Response(ResponseCode.UNAUTHORIZED), keys, false, false, number);
            challenge = Optional.of(asked);
            return answer;
        } catch (OSException e) {
            throw OscoreRefused.undecipherable(credential.client());
        }
    }
}
