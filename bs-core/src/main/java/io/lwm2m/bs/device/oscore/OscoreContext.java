// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.util.Optional;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.oscore.OSException;
import org.eclipse.californium.oscore.RequestDecryptor;
import org.eclipse.californium.oscore.RequestEncryptor;
import org.eclipse.californium.oscore.ResponseDecryptor;
import org.eclipse.californium.oscore.ResponseEncryptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that a client and this server have in common, the numbers that the client has used with them, and those that the
 * server may use. One message at a time: cf-oscore keeps what it is doing in the keys.
 */
final class OscoreContext {

    private static final Logger LOG = LoggerFactory.getLogger(OscoreContext.class);

    /** How many numbers are taken from the store at once; a session needs about ten. */
    private static final int BLOCK = 64;

    private final Credential.Oscore credential;
    private final CredentialStore store;
    private final OscoreKeys keys;
    private final SingleContext only;
    private final Answering alive;
    private final ReplayWindow used = new ReplayWindow();
    private int numbersEnd;

    private OscoreContext(
            Credential.Oscore credential, CredentialStore store, Answering alive, OscoreKeys keys, int numbersEnd) {
        this.credential = credential;
        this.store = store;
        this.alive = alive;
        this.keys = keys;
        this.only = new SingleContext(keys);
        this.numbersEnd = numbersEnd;
    }

    /**
     * With the keys of a credential, as they are after each restart.
     *
     * @param alive whether the client answers in a session, which all its contexts tell each other
     */
    static OscoreContext of(Credential.Oscore credential, CredentialStore store, Answering alive) {
        return new OscoreContext(credential, store, alive, OscoreKeys.of(credential, Optional.empty()), 0);
    }

    /** With keys that are used for the first time, because this server took part in the choice of the ID Context. */
    OscoreContext derived(Opaque idContext) {
        OscoreKeys fresh = OscoreKeys.of(credential, Optional.of(idContext));
        return new OscoreContext(credential, store, alive, fresh, Integer.MAX_VALUE);
    }

    OscoreKeys keys() {
        return keys;
    }

    Credential.Oscore credential() {
        return credential;
    }

    /** Whether the client answers in a session. */
    Answering answering() {
        return alive;
    }

    /** Whether a request is encrypted with these keys. */
    boolean encrypted(Request request, int number) {
        try {
            return Seal.holds(keys, request, number);
        } catch (RuntimeException e) {
            LOG.debug("What {} is said to have encrypted cannot be checked", this, e);
            return false;
        }
    }

    /** Decrypts a request, and takes its number. */
    synchronized Request decrypt(Request request, int number) throws OscoreRefused {
        if (!encrypted(request, number)) {
            throw OscoreRefused.undecipherable(credential.client());
        }
        admit(number);
        requireNumber();
        try {
            return RequestDecryptor.decrypt(only, request, keys);
        } catch (OSException | RuntimeException e) {
            LOG.debug("What {} encrypted is no request", this, e);
            throw OscoreRefused.undecipherable(credential.client());
        }
    }

    /**
     * A number that was used is a replay while the client answers in a session; at other times it is that of a device that
     * counts from 0 again, as Leshan's client does for each bootstrap.
     */
    private void admit(int number) throws OscoreRefused {
        if (!used.isFresh(number)) {
            if (alive.isAlive()) {
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
        alive.answered();
        return opened;
    }

    /**
     * Two messages with the same number and keys betray what is in them. So numbers come from the store, which knows what was
     * used before this server was restarted, and what other servers use (RFC 8613, 7.2.1 and B.1.1). They belong to the key,
     * not to the client: a client may get another id and keep its secret, and several may have been given the same secret.
     */
    private void requireNumber() {
        if (keys.getSenderSeq() < numbersEnd) {
            return;
        }
        long first = store.takeNumbers(Subject.oscoreKey(keys.getSenderKey()), BLOCK);
        if (first > Integer.MAX_VALUE - BLOCK) {
            throw new StoreFailed("all numbers of " + this + " are used; the client needs another master secret", null);
        }
        keys.setSenderSeq((int) first);
        numbersEnd = (int) first + BLOCK;
    }

    @Override
    public String toString() {
        return credential.subject().toString();
    }
}
