// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.util.Optional;

/** What goes back: a whole answer, or events for as long as the client listens. */
public sealed interface Reply permits Answer, Reply.Live {

    /**
     * Events from now on, or from where the client stopped.
     *
     * @param lastEventId the last event that the client has
     */
    record Live(Optional<String> lastEventId) implements Reply {}
}
