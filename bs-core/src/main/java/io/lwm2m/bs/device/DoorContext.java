// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.resolve.AccountResolver;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;

/**
 * All that the device's door needs to know.
 *
 * @param resolver which accounts a client gets
 * @param credentials how clients prove themselves
 * @param observer who is told of sessions
 * @param rules what holds for every session
 * @param time where times come from
 * @param server the name of this server in its records
 */
public record DoorContext(
        AccountResolver resolver,
        CredentialStore credentials,
        SessionObserver observer,
        SessionRules rules,
        Time time,
        String server) {

    /** The least: who knows the accounts. No credentials, nobody told, default rules, the machine's clocks. */
    public static DoorContext of(AccountResolver resolver) {
        return new DoorContext(
                resolver,
                new InMemoryCredentialStore(),
                new SessionObserver() {},
                SessionRules.DEFAULT,
                Time.system(),
                "");
    }
}
