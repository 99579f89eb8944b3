// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.model.Role;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Who asks.
 *
 * @param name the name of their token; empty when they show none
 * @param role what they may do; empty for nothing but what anybody may
 * @param address where they ask from
 * @param admitted whether they would be let in now, asked again and again while events are streamed to them
 */
public record Caller(String name, Optional<Role> role, String address, BooleanSupplier admitted) {

    /** Somebody who may do everything without a token, where nobody has to log in. */
    public static Caller trusted(String address) {
        return new Caller("", Optional.of(Role.ADMIN), address, () -> true);
    }

    /** Somebody who may do nothing but log in. */
    public static Caller stranger(String address) {
        return new Caller("", Optional.empty(), address, () -> false);
    }

    /** Whether they are let in. */
    public boolean isAdmitted() {
        return role.isPresent();
    }

    /** Whether they showed a token. */
    public boolean isLoggedIn() {
        return !name.isEmpty();
    }
}
