// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options that are made from the property table: one for each row. Stateless. */
final class PropertyOptions {

    private static final Map<ValueType<?>, String> LABELS = Map.of(
            ValueType.STRING, "TEXT",
            ValueType.PHONE, "TEXT",
            ValueType.INTEGER, "N",
            ValueType.UNSIGNED, "N",
            ValueType.UNSIGNED_LIST, "N,N,...",
            ValueType.BOOLEAN, "true|false",
            ValueType.OPAQUE, "OPAQUE|@FILE",
            ValueType.SECRET, "OPAQUE|@FILE",
            ValueType.LINK, "/N/N",
            ValueType.RIGHTS, "/N/N=BITS,...");

    private PropertyOptions() {}

    /** Gives a command an option for each property, in the order of the table. */
    static void addTo(CommandSpec command) {
        List<Property<?>> table = Properties.ALL;
        for (int row = 0; row < table.size(); row++) {
            command.addOption(option(table.get(row), row + 1));
        }
    }

    private static <T> OptionSpec option(Property<T> property, int order) {
        String preset = property.defaultValue()
                .map(value -> ". Default: " + property.type().toJson(value))
                .orElse("");
        String since = property.traits().since().equals("1.0")
                ? ""
                : " (LwM2M " + property.traits().since() + ")";
        return OptionSpec.builder("--" + property.name())
                .paramLabel(LABELS.getOrDefault(property.type(), "TEXT"))
                .type(String.class)
                .order(Math.min(order, 60))
                .description((property.traits().help() + since + preset).replace("%", "%%"))
                .build();
    }

    /**
     * The JSON of the properties that were given.
     *
     * @throws ParameterException when a value is not of its property's type; the message never contains a key
     */
    static Map<String, Object> given(ParseResult parsed) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Property<?> property : Properties.ALL) {
            String option = "--" + property.name();
            if (parsed.hasMatchedOption(option)) {
                String text = parsed.matchedOptionValue(option, "");
                try {
                    json.put(property.name(), value(property, text));
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(parsed.commandSpec().commandLine(), option + " " + e.getMessage());
                }
            }
        }
        return json;
    }

    /** A key goes as the text that was given: read and printed again it would be the mask. */
    private static <T> Object value(Property<T> property, String given) {
        boolean opaque = property.isSecret() || property.type() == (ValueType<?>) ValueType.OPAQUE;
        String text = opaque ? OpaqueArgument.text("--" + property.name(), given) : given;
        T value = property.type().fromText(text);
        return property.isSecret() ? text : property.type().toJson(value);
    }
}
