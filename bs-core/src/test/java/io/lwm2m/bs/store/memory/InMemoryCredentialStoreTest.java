// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.CredentialStoreContract;

class InMemoryCredentialStoreTest extends CredentialStoreContract {

    @Override
    protected CredentialStore emptyStore() {
        return new InMemoryCredentialStore();
    }

    @Override
    protected ConfigurationStore emptyConfigurations() {
        return new InMemoryConfigurationStore();
    }
}
