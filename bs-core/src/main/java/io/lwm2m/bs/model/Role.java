// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody may do. A role may do all that the roles before it may. */
public enum Role {
    /** Look. */
    READ,
    /** Change clients too. */
    EDIT,
    /** Do everything. */
    ADMIN;

    /** The role with a word, {@code read} for instance. */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "role", "out-of-range", "must be read, edit or admin, not '" + Shown.cut(word) + "'"));
    }

    /** What people and programs call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may do what another role may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** This role and all that it includes. */
    public List<Role> included() {
        return Arrays.stream(values()).filter(this::includes).toList();
    }
}
