// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Form;
import io.lwm2m.bs.model.Form.Use;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Range.Choice;
import io.lwm2m.bs.model.Range.Named;
import io.lwm2m.bs.model.SecurityMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a program needs to make an input field for a property. Stateless. */
final class FormJson {

    private static final Map<String, String> LIMITS = Map.of("minimum", "min", "maximum", "max");
    private static final List<String> KEYWORDS = List.of("minimum", "maximum", "minBytes", "maxBytes", "sizes");

    private FormJson() {}

    static void addTo(Map<String, Object> row, Property<?> property) {
        Form form = property.traits().form();
        row.put("basic", form.basic());
        row.put("group", form.group().word());
        Map<String, Object> schema = property.range().schema();
        KEYWORDS.stream()
                .filter(schema::containsKey)
                .forEach(keyword -> row.put(LIMITS.getOrDefault(keyword, keyword), schema.get(keyword)));
        Named named = property.range().named();
        if (!named.choices().isEmpty()) {
            row.put(
                    named.all() ? "values" : "suggestions",
                    named.choices().stream().map(FormJson::toJson).toList());
        }
        if (!form.uses().isEmpty()) {
            row.put("modes", modes(form));
        }
    }

    private static Map<String, Object> toJson(Choice choice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", choice.value());
        json.put("label", choice.label());
        return json;
    }

    private static Map<String, Object> modes(Form form) {
        Map<String, Object> modes = new LinkedHashMap<>();
        for (SecurityMode mode : SecurityMode.values()) {
            if (form.uses().containsKey(mode)) {
                modes.put(Long.toString(mode.code()), toJson(form.uses().get(mode)));
            }
        }
        return modes;
    }

    private static Map<String, Object> toJson(Use use) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("need", use.required() ? "required" : "optional");
        json.put("label", use.label());
        return json;
    }
}
