// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How people fill in a property.
 *
 * @param label the OMA name of its resource
 * @param group what it belongs to
 * @param basic whether it is among the few that people look at first
 * @param uses the security modes in which it matters, and what it is there; empty: it matters in all of them
 */
public record Form(String label, Group group, boolean basic, Map<SecurityMode, Use> uses) {

    /** Copies the map. */
    public Form {
        uses = Map.copyOf(uses);
    }

    /** What properties belong to. */
    public enum Group {
        /** How the device reaches the server. */
        SECURITY,
        /** How the device behaves towards the server. */
        SERVER,
        /** Messages over SMS. */
        SMS,
        /** Security on the level of objects. */
        OSCORE,
        /** Access rights. */
        ACL,
        /** What goes with certificates. */
        CERTIFICATE;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Group of(int object) {
            return switch (object) {
                case ResourceId.SECURITY -> SECURITY;
                case ResourceId.OSCORE -> OSCORE;
                case ResourceId.ACCESS_CONTROL -> ACL;
                default -> SERVER;
            };
        }
    }

    /**
     * What a property is in a security mode.
     *
     * @param required whether an account of that mode must have it
     * @param label what it is called there
     */
    public record Use(boolean required, String label) {}

    /** Whether an account of a mode must have it. */
    public boolean isRequiredFor(SecurityMode mode) {
        return Optional.ofNullable(uses.get(mode)).map(Use::required).orElse(false);
    }

    Form labelled(String name) {
        return new Form(name, group, basic, uses);
    }

    Form in(Group other) {
        return new Form(label, other, basic, uses);
    }

    Form asBasic() {
        return new Form(label, group, true, uses);
    }

    Form usedFor(Map<SecurityMode, Use> modes) {
        return new Form(label, group, basic, modes);
    }
}
