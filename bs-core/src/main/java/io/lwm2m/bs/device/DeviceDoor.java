// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Something that lets devices in. Can be opened again after it was closed. */
@FunctionalInterface
public interface DeviceDoor {

    /**
     * Starts to serve devices.
     *
     * @throws StartFailed when a port is in use, for instance; nothing is left open then
     */
    OpenDoor open(DoorContext context);

    /** A door that serves devices. */
    interface OpenDoor {

        /** Where it listens, with the real ports. */
        List<URI> endpoints();

        /** Takes no new sessions, gives running ones so much time to end, and closes. Blocks until it is closed. */
        void close(Duration grace);
    }
}
