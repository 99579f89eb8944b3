// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the property table: everything that the project knows about one property of a server account.
 *
 * @param name the JSON name, also the CLI option and the CSV column
 * @param resources the LwM2M resources that carry it
 * @param type the type of its values
 * @param range which values of that type are allowed
 * @param defaultValue what the device is sent when the property is not given; empty: the resource is left out
 * @param traits what people are told about it
 * @param <T> the Java type of its values
 */
public record Property<T>(
        String name,
        List<ResourceId> resources,
        ValueType<T> type,
        Range<T> range,
        Optional<T> defaultValue,
        Traits traits) {

    /**
     * What people are told about a property.
     *
     * @param mandatory whether every account must give it
     * @param since the LwM2M version whose objects first have it
     * @param help one line
     * @param form how people fill it in
     */
    public record Traits(boolean mandatory, String since, String help, Form form) {}

    /** Copies the list. */
    public Property {
        resources = List.copyOf(resources);
    }

    static <T> Property<T> row(String name, int object, int resource, ValueType<T> type, Range<T> range) {
        return new Property<>(
                name,
                List.of(new ResourceId(object, resource)),
                type,
                range,
                Optional.empty(),
                new Traits(false, "1.0", "", new Form("", Form.Group.of(object), false, Map.of())));
    }

    Property<T> alsoAt(int object, int resource) {
        List<ResourceId> both = List.of(resources.get(0), new ResourceId(object, resource));
        return new Property<>(name, both, type, range, defaultValue, traits);
    }

    Property<T> byDefault(T value) {
        return new Property<>(name, resources, type, range, Optional.of(value), traits);
    }

    Property<T> mandatory() {
        return traits(new Traits(true, traits.since, traits.help, traits.form));
    }

    Property<T> since(String version) {
        return traits(new Traits(traits.mandatory, version, traits.help, traits.form));
    }

    /** The OMA name, and one line. */
    Property<T> told(String label, String help) {
        return traits(new Traits(traits.mandatory, traits.since, help, traits.form.labelled(label)));
    }

    Property<T> in(Form.Group group) {
        return form(traits.form.in(group));
    }

    Property<T> basic() {
        return form(traits.form.asBasic());
    }

    Property<T> usedFor(Map<SecurityMode, Form.Use> uses) {
        return form(traits.form.usedFor(uses));
    }

    private Property<T> form(Form form) {
        return traits(new Traits(traits.mandatory, traits.since, traits.help, form));
    }

    private Property<T> traits(Traits changed) {
        return new Property<>(name, resources, type, range, defaultValue, changed);
    }

    /** Whether its value is never shown. */
    public boolean isSecret() {
        return type == (ValueType<?>) ValueType.SECRET;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Property<?> that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
