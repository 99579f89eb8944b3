// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

/**
 * A resource of an LwM2M object, in whatever instance.
 *
 * @param object the Object ID, for instance 0 for Security
 * @param resource the Resource ID
 */
public record ResourceId(int object, int resource) {

    /** Object ID of Security. */
    public static final int SECURITY = 0;

    /** Object ID of Server. */
    public static final int SERVER = 1;

    /** Object ID of Access Control. */
    public static final int ACCESS_CONTROL = 2;

    /** Object ID of OSCORE. */
    public static final int OSCORE = 21;

    @Override
    public String toString() {
        return "/" + object + "/x/" + resource;
    }
}
