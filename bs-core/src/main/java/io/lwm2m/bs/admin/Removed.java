// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What was removed lately, keys and all, in memory: the newest of it, for minutes. Safe for use by many threads. */
final class Removed {

    static final Duration KEPT = Duration.ofMinutes(5);
    static final int MOST = 100;

    private static final int TOKEN_BYTES = 16;

    private final Supplier<Instant> now;
    private final KeyGeneration random;
    private final Map<String, Kept> byToken = new LinkedHashMap<>();

    Removed(Supplier<Instant> now, KeyGeneration random) {
        this.now = now;
        this.random = random;
    }

    /**
     * Accounts that a client had.
     *
     * @param whole whether it had no others
     */
    private record Kept(String client, SortedMap<Integer, ServerAccount> accounts, boolean whole, Instant until) {}

    synchronized Removal keep(ClientConfigurations before, ClientConfigurations after) {
        forgetOld();
        if (byToken.size() == MOST) {
            byToken.remove(byToken.keySet().iterator().next());
        }
        SortedMap<Integer, ServerAccount> gone = new TreeMap<>(before.accounts());
        gone.keySet().removeAll(after.accounts().keySet());
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(random.key(TOKEN_BYTES).bytes());
        Kept kept = new Kept(
                before.client(), gone, after.accounts().isEmpty(), now.get().plus(KEPT));
        byToken.put(token, kept);
        return new Removal(kept.client, token, kept.until);
    }

    /** Brings something back; it is there no longer then, unless that failed. */
    Configured restore(String token, Changes changes) {
        Kept kept = find(token);
        try {
            Configured restored = changes.make(kept.client, server -> false, stored -> with(kept, stored));
            forget(token);
            return restored;
        } catch (InvalidInput e) {
            throw taken(kept, e.getMessage());
        }
    }

    private static ClientConfigurations with(Kept kept, ClientConfigurations stored) {
        if (kept.whole && stored.revision() != 0) {
            throw taken(kept, "there is a client of that name again");
        }
        SortedMap<Integer, ServerAccount> both = new TreeMap<>(stored.accounts());
        kept.accounts.forEach((id, account) -> {
            if (both.put(id, account) != null) {
                throw taken(kept, "it has another configuration " + id + " now");
            }
        });
        return stored.with(both);
    }

    private static Conflict taken(Kept kept, String why) {
        return new Conflict("what was removed from client '" + kept.client + "' cannot be brought back: " + why);
    }

    private synchronized Kept find(String token) {
        forgetOld();
        Kept kept = byToken.get(token);
        if (kept == null) {
            throw new NotFound("there is nothing to undo: that was done already, is more than " + KEPT.toMinutes()
                    + " minutes ago, or was before this server was started");
        }
        return kept;
    }

    private synchronized void forget(String token) {
        byToken.remove(token);
    }

    private void forgetOld() {
        Instant time = now.get();
        byToken.values().removeIf(kept -> !kept.until.isAfter(time));
    }
}
