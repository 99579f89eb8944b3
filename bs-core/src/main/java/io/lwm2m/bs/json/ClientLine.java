// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Violation;
import java.util.List;
import java.util.Optional;

/**
 * A client in a file.
 *
 * @param line where it begins, from 1
 * @param client its name; empty when that could not be read
 * @param configs its configurations as JSON; empty when they could not be read
 * @param broken why it could not be read; empty when it could
 * @param notes what of another program's file has no place here; it can be imported nevertheless
 */
public record ClientLine(
        long line, String client, Optional<Object> configs, List<Violation> broken, List<Violation> notes) {

    /** Copies the lists. */
    public ClientLine {
        broken = List.copyOf(broken);
        notes = List.copyOf(notes);
    }

    static ClientLine of(long line, String client, Object configs) {
        if (LeshanJson.isLeshan(configs)) {
            LeshanJson leshan = LeshanJson.read(configs);
            return new ClientLine(line, client, Optional.of(leshan.configs()), List.of(), leshan.notes());
        }
        return new ClientLine(line, client, Optional.of(configs), List.of(), List.of());
    }

    static ClientLine broken(long line, String client, List<Violation> broken) {
        return new ClientLine(line, client, Optional.empty(), broken, List.of());
    }
}
