// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.web.access.AuditLog.What;
import io.lwm2m.bs.web.rest.Caller;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets in who shows a token: programs with each request, browsers once for a session. Safe for use by many threads. */
public final class Login implements Gate {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(?<token>\\S+) *");
    private static final String INVALID = "invalid_token";

    private final Tokens tokens;
    private final Sessions sessions;
    private final Throttle throttle;
    private final SessionCookie cookie;
    private final AuditLog audit;
    private final Runnable onEnd;

    /**
     * With tokens, and nobody in yet.
     *
     * @param onEnd called when somebody who was in may not be any longer
     */
    public Login(
            TokenAdmin admin,
            LoginRules rules,
            InstantSource clock,
            SessionCookie cookie,
            AuditLog audit,
            Runnable onEnd) {
        this.tokens = new Tokens(admin, rules.freshness(), clock);
        this.sessions = new Sessions(rules, clock);
        this.throttle = new Throttle(rules, clock);
        this.cookie = cookie;
        this.audit = audit;
        this.onEnd = onEnd;
    }

    @Override
    public Caller caller(Asked asked) {
        Optional<String> shown = asked.header("Authorization");
        return shown.isPresent()
                ? bearer(shown.get(), asked)
                : session(asked).orElseGet(() -> Caller.stranger(asked.address()));
    }

    private Caller bearer(String authorization, Asked asked) {
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            throw unauthorized("the header must be Authorization: Bearer lwbs_...");
        }
        AccessToken token = verified(bearer.group("token"), asked.address(), What.of(asked));
        return caller(token, asked.address(), () -> tokens.isThere(token));
    }

    private Optional<Caller> session(Asked asked) {
        return cookie.read(asked.headers().apply("Cookie"))
                .flatMap(id -> sessions.use(id)
                        .filter(tokens::isThere)
                        .map(token ->
                                caller(token, asked.address(), () -> sessions.isRunning(id) && tokens.isThere(token))));
    }

    private static Caller caller(AccessToken token, String address, BooleanSupplier admitted) {
        return new Caller(token.name(), Optional.of(token.role()), address, admitted);
    }

    /**
     * A session that has begun.
     *
     * @param caller who is in now
     * @param cookie the value of Set-Cookie
     */
    public record Entered(Caller caller, String cookie) {}

    /**
     * Begins a session, in place of the one that the browser may have.
     *
     * @param cookies the Cookie headers of the request
     * @throws Refusal 401 for a wrong token, 429 for too many of them
     */
    public Entered enter(String shown, String address, What what, List<String> cookies) {
        AccessToken token = verified(shown, address, what);
        cookie.read(cookies).ifPresent(sessions::end);
        Caller caller = caller(token, address, () -> true);
        audit.write(caller, what, 200);
        return new Entered(caller, cookie.set(sessions.begin(token)));
    }

    /** Ends a session; gives back the value of Set-Cookie. */
    public String leave(List<String> cookies) {
        cookie.read(cookies).ifPresent(sessions::end);
        onEnd.run();
        return cookie.clear();
    }

    /** A token was removed: whoever is in with it is out. */
    public void removed(AccessToken token) {
        tokens.removed(token);
        sessions.endAll(token);
        onEnd.run();
    }

    private AccessToken verified(String shown, String address, What what) {
        return tokens.known(shown).orElseGet(() -> checked(shown, address, what));
    }

    private AccessToken checked(String shown, String address, What what) {
        throttle.take(address).ifPresent(Login::refuse);
        boolean failed = false;
        try {
            Optional<AccessToken> token = tokens.check(shown);
            failed = token.isEmpty();
            return token.orElseThrow(() -> unauthorized("this token is wrong, or it was removed"));
        } finally {
            if (failed) {
                audit.write(Caller.stranger(address), what, 401);
            } else {
                throttle.giveBack(address);
            }
        }
    }

    private static void refuse(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        throw new Refusal(
                Problem.of(429, "too many wrong tokens; try again in " + seconds + " s"),
                Map.of("Retry-After", Long.toString(seconds)));
    }

    private static Refusal unauthorized(String detail) {
        return Gate.unauthorized(detail, INVALID);
    }
}
