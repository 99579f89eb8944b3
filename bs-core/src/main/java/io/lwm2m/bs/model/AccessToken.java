// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A token that lets people and programs in, as it is kept: without the token itself. Never changed, only added and removed.
 *
 * @param id the part of the token that finds it; no secret, and never used again
 * @param name who has it; unique
 * @param role what it allows
 * @param hash the bcrypt hash of the part of the token that is secret
 * @param created when it was made, to the millisecond
 */
public record AccessToken(String id, String name, Role role, String hash, Instant created) {

    /** Cuts the time to what every store keeps. */
    public AccessToken {
        created = created.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String toString() {
        return "token '" + name + "' (" + role.word() + ")";
    }
}
