// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ServerAccount;
import java.time.Duration;
import java.util.Collection;
import org.eclipse.leshan.core.peer.LwM2mPeer;

/**
 * What holds for every session.
 *
 * @param discoverTimeout how long the answer to Bootstrap-Discover is waited for before the plan goes on without it
 * @param sessionTimeout how long a session may take, from the request to the answer to Bootstrap-Finish
 * @param allowPlaintextSecrets whether keys may be written over plain {@code coap}
 * @param bootstrapPack whether Bootstrap-Pack-Requests are answered (LwM2M Core 1.2, 6.1.7.7); else clients are told to
 *     send a Bootstrap-Request
 */
public record SessionRules(
        Duration discoverTimeout, Duration sessionTimeout, boolean allowPlaintextSecrets, boolean bootstrapPack) {

    /** 12 s, long enough for two retransmissions; 247 s, CoAP's EXCHANGE_LIFETIME (RFC 7252, 4.8.2); no keys; packs. */
    public static final SessionRules DEFAULT = new SessionRules(Duration.ofSeconds(12), Duration.ofSeconds(247), false);

    /** Checks that the times are positive. */
    public SessionRules {
        requirePositive("discoverTimeout", discoverTimeout);
        requirePositive("sessionTimeout", sessionTimeout);
    }

    /** With Bootstrap-Packs. */
    public SessionRules(Duration discoverTimeout, Duration sessionTimeout, boolean allowPlaintextSecrets) {
        this(discoverTimeout, sessionTimeout, allowPlaintextSecrets, true);
    }

    /** Whether writing accounts to a client shows keys to everybody on the way. */
    static boolean exposes(Collection<ServerAccount> accounts, LwM2mPeer client) {
        return !client.getIdentity().isSecure() && accounts.stream().anyMatch(ServerAccount::holdsSecret);
    }

    /** Whether accounts may be written to a client: none with keys in the clear, unless that is allowed. */
    boolean permit(Collection<ServerAccount> accounts, LwM2mPeer client) {
        return allowPlaintextSecrets || !exposes(accounts, client);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than 0, not " + value);
        }
    }
}
