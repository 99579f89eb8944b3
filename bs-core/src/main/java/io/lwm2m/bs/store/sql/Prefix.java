// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.util.Optional;

/** Prefix search as a range of an index in code point order. */
final class Prefix {

    private Prefix() {}

    /** The first text after all that start with a prefix; empty when there is none. */
    static Optional<String> end(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                int next = points[last] + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : points[last] + 1;
                return Optional.of(new String(points, 0, last) + Character.toString(next));
            }
        }
        return Optional.empty();
    }
}
