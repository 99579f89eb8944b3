// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.List;
import java.util.Optional;

/**
 * All that a session needs to know of a client.
 *
 * @param subjects what it proves itself with, one of them; empty when it needs no proof
 * @param configurations what it is to be told; empty when there is nothing
 */
public record KnownClient(List<Subject> subjects, Optional<ClientConfigurations> configurations) {

    /** Copies the list. */
    public KnownClient {
        subjects = List.copyOf(subjects);
    }
}
