// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
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
 * configurations or not. They stay when its configurations are removed, so that a client that comes back still has to prove
 * itself. Safe for use by many threads; calls block for as long as the store does.
 *
 * <pre>{@code
 * GivenCredential given = server.credentials().put(Credential.Psk.generated("node1", 16));
 * given.generated().get("key").bytes();
 * }</pre>
 */
public final class CredentialAdmin {

    private final CredentialStore store;
    private final CredentialMaking making;

    /** On a store, with the JDK's random numbers. */
    public CredentialAdmin(CredentialStore store) {
        this(store, new KeyGeneration(new SecureRandom()));
    }

    /** On a store, with keys from a source of your own. */
    public CredentialAdmin(CredentialStore store, KeyGeneration keys) {
        this.store = store;
        this.making = new CredentialMaking(keys);
    }

    /**
     * Gives a client a credential in place of the one of its mode. Keys that are only placeholders are those that are
     * stored, or made anew. Nothing is written when the client has this very credential.
     *
     * @throws InvalidInput when it breaks rules
     * @throws Conflict when another client has the subject, and so could not be told from this one
     */
    public GivenCredential put(Credential wished) {
        ClientRules.requireName(wished.client());
        while (true) {
            Optional<Credential> before = store.find(wished.client(), wished.mode());
            Credential whole = CredentialMaking.keep(wished, before);
            List<Violation> broken = CredentialRules.check(whole);
            if (!broken.isEmpty()) {
                throw new InvalidInput(broken);
            }
            Credential made = making.make(whole);
            if (before.equals(Optional.of(made)) || replaces(before, made, whole)) {
                List<Violation> warnings = CredentialRules.warnings(made);
                return new GivenCredential(made, before, warnings, CredentialMaking.made(whole, made));
            }
        }
    }

    /** False when it is worth another try: something else is there by now, or ids were made that another client has. */
    private boolean replaces(Optional<Credential> before, Credential made, Credential wished) {
        try {
            return store.replace(before, made);
        } catch (Conflict taken) {
            if (wished instanceof Oscore oscore && oscore.wantsIds()) {
                return false;
            }
            throw taken;
        }
    }

    /** All that a client has, in the order of the modes; empty when it has none. */
    public List<Credential> find(@Nullable String client) {
        return store.find(ClientRules.requireName(client));
    }

    /**
     * What a client has of one mode.
     *
     * @throws NotFound when it has none of this mode
     */
    public Credential get(@Nullable String client, Mode mode) {
        return store.find(ClientRules.requireName(client), mode).orElseThrow(() -> none(client, mode));
    }

    private static NotFound none(@Nullable String client, Mode mode) {
        return new NotFound("client '" + client + "' has no credential of mode " + mode.code());
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
            throw none(client, mode);
        }
    }
}
