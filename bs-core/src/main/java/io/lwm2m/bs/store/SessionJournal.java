// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.SessionRecord;
import java.util.List;
import java.util.Optional;

/** Finished sessions, kept for people to look at. Bounded: old ones go. Safe for use by many threads. */
public interface SessionJournal {

    /** Adds a finished session; must not hold up the caller, which serves a device. */
    void append(SessionRecord session);

    /**
     * Newest sessions first.
     *
     * @param client only those of this client, when given
     * @param limit the most sessions, at least 1
     */
    List<SessionRecord> newest(Optional<String> client, int limit);
}
