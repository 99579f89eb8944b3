// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Secret;
import java.util.Optional;

/** Puts the stored keys where a change of a credential has masks. */
final class Kept {

    private Kept() {}

    /** Masks stay where nothing is stored; the rules refuse them. */
    static Credential keys(Credential changed, Optional<Credential> stored) {
        if (changed instanceof Psk psk && stored.orElse(null) instanceof Psk before) {
            return new Psk(psk.client(), psk.identity(), key(psk.key(), before.key()));
        }
        if (changed instanceof Oscore oscore && stored.orElse(null) instanceof Oscore before) {
            return new Oscore(
                    oscore.client(),
                    oscore.senderId(),
                    oscore.recipientId(),
                    key(oscore.masterSecret(), before.masterSecret()),
                    key(oscore.masterSalt(), before.masterSalt()));
        }
        return changed;
    }

    private static Secret key(Secret changed, Secret stored) {
        return changed.isKept() ? stored : changed;
    }
}
