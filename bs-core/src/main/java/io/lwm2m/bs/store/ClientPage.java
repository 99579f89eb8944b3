// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search for clients found.
 *
 * @param clients the clients, in order
 * @param next where the next page starts; empty when there is none
 * @param searched when the time was over before the page was full: up to which client name was looked
 */
public record ClientPage(List<Row> clients, Optional<String> next, Optional<String> searched) {

    /** Copies the list. */
    public ClientPage {
        clients = List.copyOf(clients);
    }

    /**
     * A client without its keys.
     *
     * @param client the client name
     * @param revision its revision
     * @param servers the URIs of its servers, in the order of the config ids
     * @param changed when it was changed last; empty when that was before such times were kept
     */
    public record Row(String client, long revision, List<String> servers, Optional<Instant> changed) {

        /** Copies the list. */
        public Row {
            servers = List.copyOf(servers);
        }
    }
}
