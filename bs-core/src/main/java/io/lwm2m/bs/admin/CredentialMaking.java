// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.json.CredentialJson;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts bytes where a credential has only placeholders for them.
 *
 * @param keys makes keys
 */
record CredentialMaking(KeyGeneration keys) {

    /** Short, because each message has one; who meets another client with it makes another one. */
    private static final int ID_BYTES = 4;

    /** Stored keys where a change has masks; masks stay where nothing is stored, and the rules refuse them. */
    static Credential keep(Credential changed, Optional<Credential> stored) {
        if (changed instanceof Psk psk && stored.orElse(null) instanceof Psk before) {
            return new Psk(psk.client(), psk.identity(), keep(psk.key(), before.key()));
        }
        if (changed instanceof Oscore oscore && stored.orElse(null) instanceof Oscore before) {
            Secret secret = keep(oscore.masterSecret(), before.masterSecret());
            Secret salt = keep(oscore.masterSalt(), before.masterSalt());
            return new Oscore(oscore.client(), oscore.senderId(), oscore.recipientId(), secret, salt);
        }
        return changed;
    }

    private static Secret keep(Secret changed, Secret stored) {
        return changed.isKept() ? stored : changed;
    }

    /** New keys, and ids, where they are wished for. */
    Credential make(Credential wished) {
        if (wished instanceof Psk psk) {
            return new Psk(psk.client(), psk.identity(), make(psk.key()));
        }
        if (wished instanceof Oscore oscore) {
            Opaque sender = oscore.wantsIds() ? id() : oscore.senderId();
            Opaque recipient = oscore.wantsIds() ? otherThan(sender) : oscore.recipientId();
            Secret secret = make(oscore.masterSecret());
            return new Oscore(oscore.client(), sender, recipient, secret, make(oscore.masterSalt()));
        }
        return wished;
    }

    private Secret make(Secret wished) {
        return wished.toGenerate().map(bytes -> keys.key(bytes.intValue())).orElse(wished);
    }

    /** Begins with a byte that no text begins with, so that it is never printed as one. */
    private Opaque id() {
        byte[] id = keys.key(ID_BYTES).bytes();
        id[0] = (byte) (0x80 | id[0] & 0x3F);
        return Opaque.of(id);
    }

    private Opaque otherThan(Opaque taken) {
        Opaque other = id();
        while (other.equals(taken)) {
            other = id();
        }
        return other;
    }

    /** The keys that were made, by their names in JSON. */
    static Map<String, Secret> made(Credential wished, Credential made) {
        Map<String, Secret> generated = new LinkedHashMap<>(CredentialJson.secrets(made));
        Map<String, Secret> wishes = CredentialJson.secrets(wished);
        generated.keySet().removeIf(name -> wishes.get(name).toGenerate().isEmpty());
        return generated;
    }
}
