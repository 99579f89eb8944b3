// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.web.rest.Caller;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Right;
import java.util.Map;

/** Tells who asks. Safe for use by many threads. */
@FunctionalInterface
public interface Gate {

    /**
     * Who asks: a stranger when they show nothing.
     *
     * @throws Refusal 401 when what they show is no good, 429 when that happened too often
     */
    Caller caller(Asked asked);

    /** Nobody has to log in. */
    static Gate open() {
        return asked -> Caller.trusted(asked.address());
    }

    /**
     * Checks a right.
     *
     * @throws Refusal 401 for a stranger, 403 for a role that is too small
     */
    static void require(Caller caller, Right right) {
        if (right.isHeldWith(caller.role())) {
            return;
        }
        if (!caller.isAdmitted()) {
            throw unauthorized("log in at /login, or send a token: Authorization: Bearer lwbs_...", "");
        }
        throw new Refusal(
                403,
                "this needs a token with the role " + String.join("", right.roles()) + "; yours, '" + caller.name()
                        + "', has " + caller.role().map(Role::word).orElse("none"));
    }

    /** 401, as RFC 6750 wants it. */
    static Refusal unauthorized(String detail, String error) {
        String challenge = "Bearer realm=\"lwm2m-bs\"" + (error.isEmpty() ? "" : ", error=\"" + error + "\"");
        return new Refusal(Problem.of(401, detail), Map.of("WWW-Authenticate", challenge));
    }
}
