// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configurations of one client, as stored.
 *
 * @param client the client name
 * @param revision changes with every change of this client and never comes again in the store; 0 for what is not stored
 * @param accounts config id to server account, never empty once stored
 */
public record ClientConfigurations(String client, long revision, SortedMap<Integer, ServerAccount> accounts) {

    /** The most accounts of one client: more than any device holds, few enough to write in one session. */
    public static final int MAX_ACCOUNTS = 100;

    /** Copies the map. */
    public ClientConfigurations {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** What a client has that nobody configured. */
    public static ClientConfigurations none(String client) {
        return new ClientConfigurations(client, 0, new TreeMap<>());
    }

    /** The same client with other accounts. */
    public ClientConfigurations with(Map<Integer, ServerAccount> changed) {
        return new ClientConfigurations(client, revision, new TreeMap<>(changed));
    }
}
