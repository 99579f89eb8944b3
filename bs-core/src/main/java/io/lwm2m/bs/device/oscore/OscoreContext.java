// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.store.CredentialStore;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.cose.AlgorithmID;
import org.eclipse.californium.oscore.OSCoreCtx;
import org.eclipse.californium.oscore.OSException;
import org.eclipse.californium.oscore.RequestDecryptor;
import org.eclipse.californium.oscore.RequestEncryptor;
import org.eclipse.californium.oscore.ResponseDecryptor;
import org.eclipse.californium.oscore.ResponseEncryptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a credential, the numbers that its client has used, and the numbers that this server may use. One message at
 * a time: cf-oscore keeps what it is doing in the keys.
 */
final class OscoreContext {

    private static final Logger LOG = LoggerFactory.getLogger(OscoreContext.class);

    /** How many numbers are taken from the store at once; a session needs about ten. */
    private static final int BLOCK = 64;

    private static final int MOST_UNFRAGMENTED = 1024;

    private final Credential.Oscore credential;
    private final CredentialStore store;
    private final OSCoreCtx keys;
    private final SingleContext only;
    private final ReplayWindow used = new ReplayWindow();
    private int numbersEnd;
    private boolean alive;

    /** Derives the keys. */
    OscoreContext(Credential.Oscore credential, CredentialStore store) {
        this.credential = credential;
        this.store = store;
        this.keys = Keys.of(credential);
        this.only = new SingleContext(keys);
    }

    Credential.Oscore credential() {
        return credential;
    }

    /** The session of this client is over. */
    synchronized void sessionEnded() {
        alive = false;
    }

    /** Decrypts a request; its number is not looked at yet. */
    synchronized Request decrypt(Request request, int number) throws OscoreRefused {
        try {
            if (Seal.holds(keys, request, number)) {
                return RequestDecryptor.decrypt(only, request, keys);
            }
        } catch (OSException | RuntimeException e) {
            LOG.debug("What {} encrypted is no request", this, e);
        }
        throw OscoreRefused.undecipherable(credential.client());
    }

    /**
     * Takes the number of a request that was decrypted. One that was used is a replay while the client answers in a session;
     * at other times it is that of a device that counts from 0 again, as Leshan's client does for each bootstrap.
     */
    synchronized void admit(int number) throws OscoreRefused {
        if (!used.isFresh(number)) {
            if (alive) {
                throw OscoreRefused.replayed(credential.client());
            }
            used.clear();
        }
        used.use(number);
    }

    /** Encrypts the answer to a request with a number. */
    synchronized Response encrypt(Response response, int requestNumber) throws OSException {
        requireNumber();
        return ResponseEncryptor.encrypt(only, response, keys, true, false, requestNumber);
    }

    /** Encrypts a request. */
    synchronized Request encrypt(Request request) throws OSException {
        requireNumber();
        return RequestEncryptor.encrypt(only, request);
    }

    /** Decrypts the answer to a request with a number. */
    synchronized Response decrypt(Response response, int requestNumber) throws OSException {
        if (!Seal.holds(keys, response, requestNumber)) {
            throw new OSException("not encrypted with the keys of " + this);
        }
        Response opened = ResponseDecryptor.decrypt(only, response, requestNumber);
        alive = true;
        return opened;
    }

    /**
     * Two messages with the same number and keys betray what is in them. So numbers come from the store, which knows what was
     * used before this server was restarted, and what other servers use (RFC 8613, 7.2.1 and B.1.1).
     */
    synchronized void requireNumber() {
        if (keys.getSenderSeq() < numbersEnd) {
            return;
        }
        long first = store.takeNumbers(credential.subject(), BLOCK);
        if (first > Integer.MAX_VALUE - BLOCK) {
            throw new StoreFailed("all numbers of " + this + " are used; the client needs another id", null);
        }
        keys.setSenderSeq((int) first);
        numbersEnd = (int) first + BLOCK;
    }

    @Override
    public String toString() {
        return credential.subject().toString();
    }

    /** cf-oscore counts a request as received before it is verified; here {@link #admit} does, afterwards. */
    private static final class Keys extends OSCoreCtx {

        private Keys(Credential.Oscore credential, byte @Nullable [] salt) throws OSException {
            super(
                    credential.masterSecret().bytes(),
                    false,
                    AlgorithmID.AES_CCM_16_64_128,
                    credential.recipientId().bytes(),
                    credential.senderId().bytes(),
                    AlgorithmID.HKDF_HMAC_SHA_256,
                    null,
                    salt,
                    null,
                    MOST_UNFRAGMENTED);
        }

        private static Keys of(Credential.Oscore credential) {
            try {
                byte[] salt = credential.masterSalt().bytes();
                return new Keys(credential, salt.length == 0 ? null : salt);
            } catch (OSException e) {
                throw new IllegalStateException("cf-oscore knows its own default algorithms", e);
            }
        }

        @Override
        public void checkIncomingSeq(int number) {
            // see above
        }
    }
}
