// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.device.DeviceDoor.OpenDoor;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.endpoint.LwM2mBootstrapServerEndpoint;

/** A Leshan server that serves devices. */
final class LeshanServing implements OpenDoor {

    private final LeshanBootstrapServer server;
    private final DeadlineHandler handler;
    private final List<Admission> admissions;

    LeshanServing(LeshanBootstrapServer server, DeadlineHandler handler, List<Admission> admissions) {
        this.server = server;
        this.handler = handler;
        this.admissions = admissions;
    }

    void start() {
        try {
            server.start();
        } catch (RuntimeException e) {
            server.destroy();
            throw new StartFailed("CoAP: the endpoints could not be started: " + e.getMessage(), e);
        }
    }

    @Override
    public List<URI> endpoints() {
        return server.getEndpoints().stream()
                .map(LwM2mBootstrapServerEndpoint::getURI)
                .toList();
    }

    @Override
    public void close(Duration grace) {
        admissions.forEach(Admission::close);
        try {
            handler.awaitIdle(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        handler.abandon();
        server.destroy();
    }
}
