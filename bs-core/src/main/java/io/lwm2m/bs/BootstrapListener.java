// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import io.lwm2m.bs.device.SessionObserver;

/**
 * The events of a {@link BootstrapServer}: those of the wiki, and the steps of sessions from {@link SessionObserver}.
 * Events of sessions come on the thread that serves the device: return at once, hand long work to a thread of your own.
 */
public interface BootstrapListener extends SessionObserver {

    /** The server has started and serves devices. */
    default void ready() {}

    /** A client has taken its configuration and confirmed it: with 2.04 to Bootstrap-Finish, or by acknowledging a whole Bootstrap-Pack. */
    default void bootstrapped(String clientName) {}

    /**
     * Something went wrong: a {@link io.lwm2m.bs.model.BootstrapException.SessionFailed} for a session that failed, else
     * a failure of the server itself. A refused request is no error; see {@link #sessionFinished}.
     */
    default void error(Throwable error) {}
}
