// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import org.eclipse.leshan.client.resource.BaseInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.core.response.WriteResponse;

/** An Access Control object, which Leshan's client has none of. Public for Leshan, which makes instances. */
public final class HeldAccessControl extends BaseInstanceEnabler implements Held.Instance {

    private final Held held = new Held();

    @Override
    public WriteResponse write(LwM2mServer server, boolean replace, int resourceId, LwM2mResource value) {
        return held.keep(value, WriteResponse.success());
    }

    @Override
    public ReadResponse read(LwM2mServer server, int resourceId) {
        LwM2mResource resource = held.resources().get(resourceId);
        return resource == null ? ReadResponse.notFound() : ReadResponse.success(resource);
    }

    @Override
    public void reset(int resourceId) {
        held.forget(resourceId);
    }

    @Override
    public Held held() {
        return held;
    }
}
