// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

/** What somebody gave, as a message shows it: short. Not for what may be a secret. */
public final class Shown {

    /** The most characters that are shown. */
    public static final int MOST = 60;

    private Shown() {}

    /** The text; of a long one the beginning, and three dots. */
    public static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "..." : text;
    }
}
