// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import org.eclipse.leshan.client.object.Oscore;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.response.WriteResponse;

/** Leshan's Oscore object, which also remembers all that is written to it. Public for Leshan, which makes instances. */
public final class HeldOscore extends Oscore implements Held.Instance {

    private final Held held = new Held();

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
