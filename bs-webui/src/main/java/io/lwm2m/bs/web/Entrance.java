// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.access.AuditLog;
import io.lwm2m.bs.web.access.Gate;
import io.lwm2m.bs.web.access.Origins;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Right;
import java.util.Optional;

/**
 * Stands before everything that is served, and notes what those who were let in changed.
 *
 * @param origins from where changes may be asked for
 * @param gate who asks
 * @param audit where changes are noted
 */
record Entrance(Origins origins, Gate gate, AuditLog audit) {

    /**
     * Lets somebody in who has a right.
     *
     * @return where a browser goes instead, whose user has to log in first
     * @throws Refusal when they have not
     */
    Optional<Answer> enter(Visit visit, Right right) {
        origins.check(visit.asked());
        visit.isOf(gate.caller(visit.asked()));
        if (!right.isHeldWith(visit.caller().role())
                && !visit.caller().isAdmitted()
                && visit.asked().wantsPage()) {
            return Optional.of(toLogin(visit.wire().request().getHttpURI().getPathQuery()));
        }
        Gate.require(visit.caller(), right);
        return Optional.empty();
    }

    private static Answer toLogin(String place) {
        String then = place.equals("/") ? "" : "?then=" + PercentCode.encode(place);
        return Answer.empty(303).with("Location", "/login" + then);
    }

    /** Notes a change that was asked for; those of strangers change nothing, and would only fill the log. */
    void note(Visit visit, Answer answer) {
        if (visit.changes() && visit.caller().isAdmitted()) {
            String made =
                    answer.headers().getOrDefault("Location", answer.headers().get("Content-Location"));
            audit.write(
                    visit.caller(), made == null ? visit.what() : visit.what().made(made), answer.status());
        }
    }
}
