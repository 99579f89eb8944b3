// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.memory;

import io.lwm2m.bs.store.ConfigurationStore.Query;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;

/** The order of names by their Unicode code points, which is that of their UTF-8 bytes too, and pages in it. */
final class ByCodePoint {

    static final Comparator<String> ORDER = ByCodePoint::compare;

    private ByCodePoint() {}

    /** The page of a map in this order that a query asks for. */
    static <V> Stream<V> page(NavigableMap<String, V> byName, Query query) {
        boolean beforePrefix =
                query.after().map(name -> compare(name, query.prefix()) < 0).orElse(true);
        NavigableMap<String, V> tail = beforePrefix
                ? byName.tailMap(query.prefix(), true)
                : byName.tailMap(query.after().orElseThrow(), false);
        return tail.entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(query.prefix()))
                .limit(query.limit())
                .map(Map.Entry::getValue);
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // surrogates stand for code points above all others
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
