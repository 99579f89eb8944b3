// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.ConfigurationStoreContract;

class InMemoryConfigurationStoreTest extends ConfigurationStoreContract {

    @Override
    protected ConfigurationStore emptyStore() {
        return new InMemoryConfigurationStore();
    }
}
