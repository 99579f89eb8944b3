// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.model.Role;
import java.util.List;
import java.util.Optional;

/** What somebody must hold to have an operation carried out. */
public enum Right {
    /** Nothing: it lets people in. */
    ANYBODY(Optional.empty()),
    /** The role read, or more. */
    READ(Optional.of(Role.READ)),
    /** The role edit, or more. */
    EDIT(Optional.of(Role.EDIT)),
    /** The role admin. */
    ADMIN(Optional.of(Role.ADMIN));

    private final Optional<Role> least;

    Right(Optional<Role> least) {
        this.least = least;
    }

    /** Whether somebody with a role, or with none, has it. */
    public boolean isHeldWith(Optional<Role> role) {
        return least.isEmpty() || role.isPresent() && role.get().includes(least.get());
    }

    /** The least role, as OpenAPI tells it: none for anybody. */
    public List<String> roles() {
        return least.map(Role::word).stream().toList();
    }
}
