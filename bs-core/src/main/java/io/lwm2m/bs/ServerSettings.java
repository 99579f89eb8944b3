// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import java.time.Duration;

/**
 * What a server was told to be, for people.
 *
 * @param name its name in records; empty when it has none
 * @param discoverTimeout how long the answer to Bootstrap-Discover is waited for
 * @param sessionTimeout how long a session may take
 * @param allowPlaintextSecrets whether keys are written over plain {@code coap}
 * @param bootstrapPack whether Bootstrap-Pack-Requests are answered
 */
public record ServerSettings(
        String name,
        Duration discoverTimeout,
        Duration sessionTimeout,
        boolean allowPlaintextSecrets,
        boolean bootstrapPack) {}
