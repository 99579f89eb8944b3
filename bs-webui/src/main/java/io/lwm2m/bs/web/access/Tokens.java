// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks tokens, and remembers which were good: bcrypt is slow on purpose, and a script shows its token with each request.
 * What is remembered is a keyed hash of the token, with a key that nobody outside of this process has; and now and then the
 * token's row is read again, so that a token that was removed elsewhere is noticed. Safe for use by many threads.
 */
final class Tokens {

    private static final int MOST = 2000;
    private static final String MAC = "HmacSHA256";

    private final TokenAdmin admin;
    private final Duration freshness;
    private final InstantSource clock;
    private final SecretKeySpec key;
    private final RecentMap<String, AccessToken> good = new RecentMap<>(MOST);
    private final RecentMap<String, Seen> rows = new RecentMap<>(MOST);

    Tokens(TokenAdmin admin, Duration freshness, InstantSource clock) {
        this.admin = admin;
        this.freshness = freshness;
        this.clock = clock;
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        this.key = new SecretKeySpec(drawn, MAC);
    }

    private record Seen(boolean there, Instant at) {}

    /** What a token allows when it was found good before and is still there; empty when it must be checked. */
    Optional<AccessToken> known(String shown) {
        return remembered(mac(shown)).filter(this::isThere);
    }

    /** What a token allows; empty when it is none. Slow. */
    Optional<AccessToken> check(String shown) {
        Optional<AccessToken> found = admin.check(shown);
        found.ifPresent(token -> remember(mac(shown), token));
        return found;
    }

    /** Whether a token is there still, as far as that was known a moment ago. */
    boolean isThere(AccessToken token) {
        Instant now = clock.instant();
        return seen(token.id())
                .filter(seen -> now.isBefore(seen.at().plus(freshness)))
                .map(Seen::there)
                .orElseGet(() -> look(token, now));
    }

    private boolean look(AccessToken token, Instant now) {
        boolean there = admin.find(token.id()).filter(token::equals).isPresent();
        note(token.id(), new Seen(there, now));
        return there;
    }

    /** A token was removed here: it is good no longer. */
    void removed(AccessToken token) {
        note(token.id(), new Seen(false, clock.instant()));
    }

    private synchronized Optional<AccessToken> remembered(String mac) {
        return Optional.ofNullable(good.get(mac));
    }

    private synchronized void remember(String mac, AccessToken token) {
        good.put(mac, token);
    }

    private synchronized Optional<Seen> seen(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Once removed is removed for good, whatever a look that began before has seen. */
    private synchronized void note(String id, Seen seen) {
        rows.merge(id, seen, (before, now) -> before.there() ? now : before);
    }

    private String mac(String shown) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(shown.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
