// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.admin.Configured.Generated;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.validate.ClientRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How a client is changed: whole or not at all, by the rules, and never over what somebody else has stored meanwhile. */
record Changes(ConfigurationStore store, Supplier<Instant> now, KeyGeneration keys) {

    private record Decision(ClientConfigurations changed, List<Generated> generated) {}

    /**
     * One read, one change of what was read, one conditional write; again when somebody else was faster.
     *
     * @param warned the servers whose accounts are looked at for warnings
     */
    Configured make(String client, Predicate<String> warned, UnaryOperator<ClientConfigurations> change) {
        while (true) {
            Decision decision = decide(client, change);
            try {
                return configured(store.save(decision.changed), warned, decision.generated);
            } catch (Conflict raced) {
                // the next round decides on what is stored now
            }
        }
    }

    /** The same without the write; keys that are made for it are not those that would be made. */
    Configured wouldBe(String client, Predicate<String> warned, UnaryOperator<ClientConfigurations> change) {
        return configured(decide(client, change).changed, warned, List.of());
    }

    private Decision decide(String client, UnaryOperator<ClientConfigurations> change) {
        ClientConfigurations stored = store.find(client).orElseGet(() -> ClientConfigurations.none(client));
        List<Generated> generated = new ArrayList<>();
        ClientConfigurations changed = keys.make(change.apply(stored), generated);
        List<Violation> broken = ClientRules.check(changed.accounts(), stored.accounts());
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        return new Decision(changed, generated);
    }

    private Configured configured(ClientConfigurations client, Predicate<String> warned, List<Generated> generated) {
        return new Configured(client, ClientRules.warnings(client.accounts(), warned, now.get()), generated);
    }
}
