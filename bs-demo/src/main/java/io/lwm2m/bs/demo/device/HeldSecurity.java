// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;

/** Leshan's Security object, which also remembers all that is written to it. Public for Leshan, which makes instances. */
public final class HeldSecurity extends Security implements Held.Instance {

    private final Held held = new Held();

    /** An instance for a server to write. */
    public HeldSecurity() {}

    /** The device's own account at a bootstrap server. */
    HeldSecurity(BootstrapAccount account, @Nullable String serverName) {
        super(
                account.server(),
                true,
                account.mode().code,
                account.identity(),
                account.serverKey(),
                account.secretKey(),
                null,
                serverName,
                account.usage().code,
                account.oscore());
    }

    @Override
    public WriteResponse write(LwM2mServer server, boolean replace, int resourceId, LwM2mResource value) {
        return held.keep(value, super.write(server, replace, resourceId, value));
    }

    @Override
    public void reset(int resourceId) {
        held.forget(resourceId);
        super.reset(resourceId);
    }

    @Override
    public Held held() {
        return held;
    }
}
