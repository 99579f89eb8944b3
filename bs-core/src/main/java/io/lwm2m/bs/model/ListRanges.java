// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.List;
import java.util.Map;

/** The rules for values that are made of several numbers. */
final class ListRanges {

    static final Range<List<Long>> CIPHER_SUITES = new Range<>(
            "be a list of 1 to 32 numbers from 0 to 65535",
            list -> !list.isEmpty() && list.size() <= 32 && list.stream().allMatch(n -> n >= 0 && n <= 65535),
            Map.of(
                    "minItems",
                    1,
                    "maxItems",
                    32,
                    "items",
                    Map.<String, Object>of("type", "integer", "minimum", 0, "maximum", 65535)));

    static final Range<ObjectLink> APN = new Range<>(
            "be an instance of the APN connection profile object, /11/0 for instance",
            link -> link.object() == 11,
            Map.of("pattern", "^/11/[0-9]{1,5}$"));

    static final Range<Map<ObjectLink, Long>> RIGHTS = new Range<>(
            "have rights from 0 to 31 for instances of objects other than 0",
            map -> !map.isEmpty()
                    && map.keySet().stream().allMatch(link -> link.object() != 0)
                    && map.values().stream().allMatch(bits -> bits >= 0 && bits <= 31),
            Map.of(
                    "minProperties",
                    1,
                    "additionalProperties",
                    Map.<String, Object>of("type", "integer", "minimum", 0, "maximum", 31)));

    private ListRanges() {}
}
