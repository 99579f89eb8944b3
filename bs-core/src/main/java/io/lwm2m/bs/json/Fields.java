// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object whose shape is known: what is missing or of another type is an {@link IllegalArgumentException}. */
record Fields(Map<?, ?> object) {

    static Fields of(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            return new Fields(object);
        }
        throw new IllegalArgumentException("must be an object");
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(object.get(name)).map(Object::toString);
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    BigDecimal number(String name) {
        return new BigDecimal(text(name));
    }

    Duration duration(String millis) {
        return Duration.ofNanos(number(millis).movePointRight(6).longValue());
    }

    /** None when it is missing. */
    List<String> texts(String name) {
        return object.containsKey(name)
                ? list(name).stream().map(String::valueOf).toList()
                : List.of();
    }

    List<?> list(String name) {
        if (object.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " must be a list");
    }
}
