// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.web.access.AuditLog;
import io.lwm2m.bs.web.access.Login;
import io.lwm2m.bs.web.access.LoginRules;
import io.lwm2m.bs.web.access.SessionCookie;
import java.time.Clock;
import java.util.Optional;

/**
 * Who has to log in.
 *
 * @param when where
 * @param tokens with what; empty when there are no tokens
 * @param rules what holds for tokens and sessions
 */
record WebLogin(When when, Optional<TokenAdmin> tokens, LoginRules rules) {

    /** Where people have to log in. */
    enum When {
        /** Where other machines can reach the server. */
        ELSEWHERE,
        ALWAYS,
        NEVER
    }

    WebLogin with(When other) {
        return new WebLogin(other, tokens, rules);
    }

    WebLogin with(TokenAdmin admin) {
        return new WebLogin(when, Optional.of(admin), rules);
    }

    WebLogin with(LoginRules other) {
        return new WebLogin(when, tokens, other);
    }

    /** The door that people log in through; empty when there are no tokens. */
    Optional<Login> open(Clock clock, SessionCookie cookie, AuditLog audit, Runnable onEnd) {
        return tokens.map(admin -> new Login(admin, rules, clock, cookie, audit, onEnd));
    }

    boolean isNeeded(boolean elsewhere) {
        return when == When.ALWAYS || when == When.ELSEWHERE && elsewhere;
    }
}
