// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a credential that a client was given. {@code toString} shows no key.
 *
 * @param credential what the client has now
 * @param before what it had in this place; empty for nothing
 * @param warnings what is worth a second look, see {@link io.lwm2m.bs.validate.CredentialRules#warnings}
 * @param generated the keys that were made, by their names in JSON; whoever asked for them has to be shown them now, for
 *     nothing shows them later
 */
public record GivenCredential(
        Credential credential, Optional<Credential> before, List<Violation> warnings, Map<String, Secret> generated) {

    /** Copies list and map. */
    public GivenCredential {
        warnings = List.copyOf(warnings);
        generated = Collections.unmodifiableMap(new LinkedHashMap<>(generated));
    }
}
