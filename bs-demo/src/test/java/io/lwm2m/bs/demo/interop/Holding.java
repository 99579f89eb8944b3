// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a device says it holds: path of the object instance to Resource ID to value. Values are text, so that those of all
 * clients compare: numbers in decimal, opaque values in hexadecimal.
 */
record Holding(SortedMap<String, Map<Integer, String>> instances) {

    static Holding nothing() {
        return new Holding(new TreeMap<>());
    }

    Holding put(String path, int resource, String value) {
        instances.computeIfAbsent(path, missing -> new TreeMap<>()).put(resource, value);
        return this;
    }

    /** The instance of an object in which a resource has a value. */
    Optional<Map<Integer, String>> where(int object, int resource, String value) {
        return instances.entrySet().stream()
                .filter(instance -> instance.getKey().startsWith("/" + object + "/"))
                .map(Map.Entry::getValue)
                .filter(resources -> value.equals(resources.get(resource)))
                .findFirst();
    }

    long count(int object) {
        return instances.keySet().stream()
                .filter(path -> path.startsWith("/" + object + "/"))
                .count();
    }

    /** The text of a value of this project's model. */
    static String text(Object value) {
        if (value instanceof Opaque opaque) {
            return HexFormat.of().formatHex(opaque.bytes());
        }
        if (value instanceof Secret secret) {
            return HexFormat.of().formatHex(secret.bytes());
        }
        return value instanceof ObjectLink link ? link.toString() : String.valueOf(value);
    }
}
