// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.store.ClientSearchContract;
import io.lwm2m.bs.store.ConfigurationStore;
import java.time.Instant;
import java.util.function.Supplier;

class InMemoryClientSearchTest extends ClientSearchContract {

    @Override
    protected ConfigurationStore emptyStore(Supplier<Instant> clock) {
        return new InMemoryConfigurationStore(clock);
    }
}
