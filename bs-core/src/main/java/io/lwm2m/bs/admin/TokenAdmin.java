// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.store.TokenStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens that let people and programs in. A token is shown once, when it is made; what is kept is its bcrypt hash. Safe for
 * use by many threads; calls block for as long as the store does. Needs {@code at.favre.lib:bcrypt} on the class path.
 */
public final class TokenAdmin {

    /** The name of the token that is made at the first start. */
    public static final String FIRST = "admin";

    private static final int MOST = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final TokenStore store;
    private final InstantSource clock;
    private final SecureRandom random;

    /** On a store. */
    public TokenAdmin(TokenStore store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** On a store, with the machine's clock and randomness. */
    public static TokenAdmin on(TokenStore store) {
        return new TokenAdmin(store, InstantSource.system(), new SecureRandom());
    }

    /**
     * A token that was just made.
     *
     * @param token what is kept
     * @param text the token itself, which nobody can read again
     */
    public record Issued(AccessToken token, Secret text) {}

    /**
     * Makes a token.
     *
     * @param name who will have it: 1 to 64 letters, digits and {@code . _ - @}
     * @throws InvalidInput when the name is bad, or there are too many tokens
     * @throws Conflict when there is one with this name
     */
    public Issued add(String name, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    "name",
                    "out-of-range",
                    "must have 1 to 64 letters, digits and . _ - @, and begin with a letter or a digit, not '"
                            + Shown.cut(name) + "'");
        }
        if (store.list().size() >= MOST) {
            throw new InvalidInput("", "too-many", "there are " + MOST + " tokens already; remove some first");
        }
        TokenText text = TokenText.random(random);
        AccessToken token = new AccessToken(text.id(), name, role, text.hash(random), clock.instant());
        store.add(token);
        return new Issued(token, text.whole());
    }

    /** Makes the token {@value #FIRST} when there is none at all; empty when there is one, or another server was faster. */
    public Optional<Issued> first() {
        try {
            return store.list().isEmpty() ? Optional.of(add(FIRST, Role.ADMIN)) : Optional.empty();
        } catch (Conflict raced) {
            return Optional.empty();
        }
    }

    /** All tokens in the order of their names. */
    public List<AccessToken> list() {
        return store.list();
    }

    /** The token with an id; one indexed read. */
    public Optional<AccessToken> find(String id) {
        return store.find(id);
    }

    /** The token that somebody shows; empty when it is none, or was removed. Takes about 50 ms when its id is known. */
    public Optional<AccessToken> check(String shown) {
        return TokenText.parse(shown)
                .flatMap(text -> store.find(text.id()).filter(token -> text.matches(token.hash())));
    }

    /**
     * Removes a token; whoever has it is out.
     *
     * @throws NotFound when there is none with this name
     */
    public AccessToken remove(String name) {
        return store.remove(name).orElseThrow(() -> new NotFound("there is no token '" + Shown.cut(name) + "'"));
    }
}
