// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import org.eclipse.leshan.client.object.Oscore;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.oscore.AeadAlgorithm;
import org.eclipse.leshan.core.oscore.HkdfAlgorithm;
import org.eclipse.leshan.core.oscore.OscoreSetting;
import org.eclipse.leshan.core.response.WriteResponse;

/** Leshan's Oscore object, which also remembers all that is written to it. Public for Leshan, which makes instances. */
public final class HeldOscore extends Oscore implements Held.Instance {

    private final Held held = new Held();

    /** An instance for a server to write. */
    public HeldOscore() {}

    /** What the device's own account at a bootstrap server links to. */
    HeldOscore(DeviceSecurity.Oscore oscore) {
        super(
                0,
                new OscoreSetting(
                        oscore.senderId().bytes(),
                        oscore.recipientId().bytes(),
                        oscore.masterSecret().bytes(),
                        AeadAlgorithm.AES_CCM_16_64_128,
                        HkdfAlgorithm.HKDF_HMAC_SHA_256,
                        oscore.masterSalt().bytes()));
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
