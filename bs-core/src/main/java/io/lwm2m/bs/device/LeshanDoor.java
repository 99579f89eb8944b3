// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;

/** Lets devices in through a {@code LeshanBootstrapServer}. */
public final class LeshanDoor implements DeviceDoor {

    private final Supplier<LeshanBootstrapServerBuilder> builders;

    private LeshanDoor(Supplier<LeshanBootstrapServerBuilder> builders) {
        this.builders = builders;
    }

    /** CoAP at an address. */
    public static LeshanDoor coap(InetSocketAddress address) {
        return new LeshanDoor(LeshanBootstrapServerBuilder::new);
    }

    /**
     * A server of your own: the given builder, with its endpoints, gets all pieces of this project.
     *
     * @param builders gives a fresh builder for each start
     */
    public static LeshanDoor around(Supplier<LeshanBootstrapServerBuilder> builders) {
        return new LeshanDoor(builders);
    }

    @Override
    public OpenDoor open(DoorContext context) {
        throw new UnsupportedOperationException(builders.toString());
    }
}
