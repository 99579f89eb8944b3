// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The property table for programs. Stateless. */
public final class SchemaJson {

    private SchemaJson() {}

    /** The rows in the order of the table. */
    public static List<Map<String, Object>> table() {
        return Properties.ALL.stream().map(SchemaJson::row).toList();
    }

    /** A JSON Schema (draft 2020-12) object for one configuration. */
    public static Map<String, Object> jsonSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        Properties.ALL.forEach(property -> properties.put(property.name(), propertySchema(property)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                Properties.ALL.stream()
                        .filter(property -> property.traits().mandatory())
                        .map(Property::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    private static <T> Map<String, Object> row(Property<T> property) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", property.name());
        row.put("label", property.traits().form().label());
        row.put(
                "resources",
                property.resources().stream().map(ResourceId::toString).toList());
        row.put("type", property.type().name());
        row.put("mandatory", property.traits().mandatory());
        property.defaultValue()
                .ifPresent(value -> row.put("default", property.type().toJson(value)));
        row.put("secret", property.isSecret());
        row.put("since", property.traits().since());
        row.put("rule", "must " + property.range().rule());
        row.put("help", property.traits().help());
        FormJson.addTo(row, property);
        row.put("schema", propertySchema(property));
        return row;
    }

    private static <T> Map<String, Object> propertySchema(Property<T> property) {
        Map<String, Object> schema = new LinkedHashMap<>();
        boolean phone = property == (Property<?>) Properties.LWM2M_SERVER_SMS_NUM;
        schema.put(
                "type", phone ? List.of("string", "integer") : property.type().jsonType());
        schema.putAll(property.range().schema());
        property.defaultValue()
                .ifPresent(value -> schema.put("default", property.type().toJson(value)));
        if (property.isSecret()) {
            schema.put("format", "password");
        }
        if (property == (Property<?>) Properties.SECRET_KEY) {
            schema.put("type", List.of("string", "object"));
            schema.putAll(generate());
        }
        schema.put("description", property.traits().help());
        return schema;
    }

    /** A wish instead of a value: {@code {"generate": 16}}. */
    private static Map<String, Object> generate() {
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("type", "integer");
        bytes.putAll(Properties.GENERATED_BYTES.schema());
        return Map.of(
                "properties",
                Map.of("generate", bytes),
                "required",
                List.of("generate"),
                "additionalProperties",
                false);
    }
}
