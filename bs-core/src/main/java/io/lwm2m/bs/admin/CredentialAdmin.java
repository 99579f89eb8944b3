// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.validate.ClientRules;
import io.lwm2m.bs.validate.CredentialRules;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every change and every look at credentials goes through here: one of each mode for a client, whether it has
 * configurations or not. They stay when its configurations are removed. Safe for use by many threads; calls block for as
 * long as the store does.
 */
public final class CredentialAdmin {

    /** How many bytes a generated PSK and a generated OSCORE master secret have, unless told otherwise. */
    public static final int KEY_BYTES = 16;

    private static final int SALT_BYTES = 8;
    private static final int ID_BYTES = 4;

    private final CredentialStore store;
    private final KeySource keys;

    /** On a store, with keys from the JDK's default source. */
    public CredentialAdmin(CredentialStore store) {
        this(store, new SecureRandom());
    }

    /** On a store, with keys from a source of your own. */
    public CredentialAdmin(CredentialStore store, SecureRandom random) {
        this.store = store;
        this.keys = new KeySource(random);
    }

    /**
     * Gives a client a credential in place of the one of that mode, if it has one. A key that is {@link Secret#kept()}
     * stays as it is stored. Nothing is written when the client has this very credential.
     *
     * @return what it takes the place of; empty when the client had none of this mode
     * @throws InvalidInput when it breaks a rule
     * @throws Conflict when another client has the subject, and so could not be told from this one
     */
    public Optional<Credential> put(Credential credential) {
        Optional<Credential> before = find(credential.client(), credential.mode());
        Credential whole = Kept.keys(credential, before);
        List<Violation> broken = CredentialRules.check(whole);
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        if (!before.equals(Optional.of(whole))) {
            store.put(whole);
        }
        return before;
    }

    /**
     * Gives a client a new PSK.
     *
     * @param identity the PSK identity; empty for the client name
     * @param bytes how long the key is, 16 to 64 bytes
     * @return the only chance to see the key
     * @throws InvalidInput when the name, the identity or the length is bad
     * @throws Conflict when another client has the identity
     */
    public Psk generatePsk(@Nullable String client, Optional<String> identity, int bytes) {
        String name = ClientRules.requireName(client);
        Psk generated = new Psk(name, identity.orElse(name), newKey("key", bytes));
        put(generated);
        return generated;
    }

    /**
     * Gives a client a new OSCORE context, with ids that nobody has, and a salt.
     *
     * @param bytes how long the master secret is, 16 to 64 bytes
     * @return the only chance to see the keys
     * @throws InvalidInput when the name or the length is bad
     */
    public Oscore generateOscore(@Nullable String client, int bytes) {
        String name = ClientRules.requireName(client);
        Secret secret = newKey("masterSecret", bytes);
        while (true) {
            Opaque sender = keys.id(ID_BYTES);
            Opaque recipient = keys.id(ID_BYTES);
            Oscore generated = new Oscore(name, sender, recipient, secret, keys.key(SALT_BYTES));
            if (!sender.equals(recipient) && isFree(generated)) {
                return generated;
            }
        }
    }

    private boolean isFree(Oscore generated) {
        try {
            put(generated);
            return true;
        } catch (Conflict taken) {
            return false;
        }
    }

    /**
     * A new key, which is not stored.
     *
     * @param path what it is for, as {@link InvalidInput} names it
     * @param bytes how long it is, 16 to 64 bytes
     */
    public Secret newKey(String path, int bytes) {
        CredentialRules.requireLength(path, bytes);
        return keys.key(bytes);
    }

    /** All that a client has, in the order of the modes; empty when it has none. */
    public List<Credential> find(@Nullable String client) {
        return store.find(ClientRules.requireName(client));
    }

    /** A page of clients that have credentials, in the order of their names; each with all it has. */
    public List<List<Credential>> list(Query query) {
        return store.list(query);
    }

    /** How many clients have credentials. */
    public long count() {
        return store.count();
    }

    /**
     * Removes all credentials of a client, which needs no proof from then on.
     *
     * @throws NotFound when it has none
     */
    public void remove(@Nullable String client) {
        if (!store.remove(ClientRules.requireName(client))) {
            throw new NotFound("client '" + client + "' has no credential");
        }
    }

    /**
     * Removes one credential of a client; without the last one it needs no proof any more.
     *
     * @throws NotFound when it has none of this mode
     */
    public void remove(@Nullable String client, Mode mode) {
        if (!store.remove(ClientRules.requireName(client), mode)) {
            throw new NotFound("client '" + client + "' has no credential of mode " + mode.code());
        }
    }

    private Optional<Credential> find(String client, Mode mode) {
        return find(client).stream()
                .filter(credential -> credential.mode() == mode)
                .findFirst();
    }
}
