// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

/** The numbers that a peer has used, the newest 64 of them one by one. Not for use by several threads at once. */
final class ReplayWindow {

    private static final int SIZE = 64;

    private int highest = -1;
    private long seen;

    /** Whether a number was not used before, as far as that is known. */
    boolean isFresh(int number) {
        if (number > highest) {
            return true;
        }
        int age = highest - number;
        return number >= 0 && age < SIZE && (seen >>> age & 1) == 0;
    }

    /** From now on a fresh number is used. */
    void use(int number) {
        if (number > highest) {
            int shift = number - highest;
            seen = shift < SIZE ? seen << shift : 0;
            highest = number;
        }
        seen |= 1L << highest - number;
    }

    /** Forgets all numbers. */
    void clear() {
        highest = -1;
        seen = 0;
    }
}
