// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One measured number; less is better.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of what
 * @param target the most that is good; empty when nothing was promised
 */
record Figure(String name, double value, String unit, OptionalDouble target) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, OptionalDouble.empty());
    }

    Figure atMost(double most) {
        return new Figure(name, value, unit, OptionalDouble.of(most));
    }

    String verdict() {
        if (target.isEmpty()) {
            return "";
        }
        return value <= target.getAsDouble() ? "reached" : "MISSED";
    }

    static String text(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.3f" : "%.1f", number);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("figure", name);
        json.put("value", value);
        json.put("unit", unit);
        target.ifPresent(most -> {
            json.put("target", most);
            json.put("reached", value <= most);
        });
        return json;
    }
}
