// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Locale;

/** How a session ended. */
public enum Outcome {
    /** The device took everything and answered Bootstrap-Finish with 2.04, or acknowledged a whole Bootstrap-Pack. */
    BOOTSTRAPPED,
    /** The session was begun, but the device did not get its configuration or did not confirm it. */
    FAILED,
    /** The request was answered with an error: bad name, unknown client, not allowed. */
    REFUSED;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
