// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import org.jspecify.annotations.Nullable;

/** Whether a client answers in a session, its newest one. An answer that comes after the end of it counts for nothing. */
final class Answering {

    private @Nullable Object session;
    private boolean answered;

    synchronized void began(Object newest) {
        session = newest;
        answered = false;
    }

    /** Without effect when a newer session has begun. */
    synchronized void ended(Object over) {
        if (session == over) {
            session = null;
            answered = false;
        }
    }

    synchronized void answered() {
        answered = session != null;
    }

    synchronized boolean isAlive() {
        return answered;
    }
}
