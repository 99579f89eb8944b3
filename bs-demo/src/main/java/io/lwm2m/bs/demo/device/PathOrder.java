// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.util.Arrays;
import java.util.Comparator;

/** The order of paths by their numbers: {@code /0/2} comes before {@code /0/10}. */
final class PathOrder {

    static final Comparator<String> BY_NUMBERS = (left, right) -> Arrays.compare(numbers(left), numbers(right));

    private PathOrder() {}

    private static int[] numbers(String path) {
        return Arrays.stream(path.substring(1).split("/"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
