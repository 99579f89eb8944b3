// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import io.lwm2m.bs.device.DeviceDoor;
import io.lwm2m.bs.device.DoorContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A door without sockets that remembers what was done to it. */
final class FakeDoor implements DeviceDoor {

    static final URI ENDPOINT = URI.create("coap://127.0.0.1:5783");

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile DoorContext context;
    volatile Throwable failure;

    @Override
    public OpenDoor open(DoorContext given) {
        calls.add("open");
        failWhenTold();
        context = given;
        return new OpenDoor() {
            @Override
            public List<URI> endpoints() {
                return List.of(ENDPOINT);
            }

            @Override
            public void close(Duration grace) {
                calls.add("close " + grace);
                failWhenTold();
            }
        };
    }

    private void failWhenTold() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
