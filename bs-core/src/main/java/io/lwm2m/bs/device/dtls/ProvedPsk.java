// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.Secret;
import java.util.Map;
import java.util.Objects;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.leshan.core.peer.PskIdentity;

/**
 * A client that has proved itself with a pre-shared key, and the key as it was at the handshake: associations are resumed
 * without it, so that one may last longer than its key.
 */
public final class ProvedPsk extends PskIdentity {

    private static final String KEY = "key";

    private final Secret key;

    private ProvedPsk(String identity, Secret key) {
        super(identity);
        this.key = key;
    }

    /** Out of what a handshake left behind. */
    static PskIdentity of(PreSharedKeyIdentity proved) {
        Secret key = proved.getExtendedInfo().get(KEY, Secret.class);
        return key == null ? new PskIdentity(proved.getIdentity()) : new ProvedPsk(proved.getIdentity(), key);
    }

    /** What a handshake leaves behind. */
    static AdditionalInfo with(Secret key) {
        return AdditionalInfo.from(Map.of(KEY, key));
    }

    /** The key that was proved. */
    public Secret key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && ((ProvedPsk) other).key.equals(key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getPskIdentity(), key);
    }
}
