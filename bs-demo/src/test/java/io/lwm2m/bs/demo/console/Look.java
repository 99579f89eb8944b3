// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

/**
 * What a person looks at the console with.
 *
 * @param name for file names
 * @param width of the window in CSS pixels
 * @param height of the window in CSS pixels
 * @param dark whether the system is set to dark colours
 */
record Look(String name, int width, int height, boolean dark) {

    static final Look DESK = new Look("1440-light", 1440, 900, false);
    static final Look DESK_DARK = new Look("1440-dark", 1440, 900, true);
    static final Look PHONE = new Look("360-light", 360, 740, false);
    static final Look PHONE_DARK = new Look("360-dark", 360, 740, true);
}
