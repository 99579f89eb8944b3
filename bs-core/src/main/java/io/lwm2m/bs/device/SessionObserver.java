// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;

/**
 * Is told of sessions as they go on. Called on the thread that serves the device, so it must return at once; what it
 * throws is logged and has no effect on the session.
 */
public interface SessionObserver {

    /** A bootstrap request was accepted; the first request to the device comes next. */
    default void sessionStarted(String sessionId, Origin origin) {}

    /** A request goes out to the device; its answer is waited for. */
    default void sessionRequested(String sessionId, Origin origin, Exchange.Request request) {}

    /** A request to the device was answered, or was given up. */
    default void sessionProgressed(String sessionId, Origin origin, Exchange exchange) {}

    /** A session is over, however it ended; for a refused one this is the only call. */
    default void sessionFinished(SessionRecord session) {}
}
