// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which values of its type a property takes.
 *
 * @param rule the rule in words that follow "must", for instance {@code be from 0 to 4}
 * @param allows the rule as code
 * @param schema the rule as JSON Schema keywords, as far as it has any; and what JSON Schema has no words for:
 *     {@code minBytes}, {@code maxBytes} and {@code sizes} in bytes
 * @param detail which part of a value breaks the rule, in words; empty text when there is no more to say than the rule
 * @param named values that have names
 * @param <T> the value's Java type
 */
public record Range<T>(
        String rule, Predicate<T> allows, Map<String, Object> schema, Function<T, String> detail, Named named) {

    /** Copies the keywords. */
    public Range {
        schema = Map.copyOf(schema);
    }

    /**
     * A value, or a part of one, with its name.
     *
     * @param value as in JSON
     * @param label the name, for people
     */
    public record Choice(Object value, String label) {}

    /**
     * Values that have names.
     *
     * @param choices the values, in the order in which people are shown them
     * @param all whether no others are allowed
     */
    public record Named(List<Choice> choices, boolean all) {

        private static final Named NONE = new Named(List.of(), false);

        /** Copies the list. */
        public Named {
            choices = List.copyOf(choices);
        }
    }

    /** A rule without names for values. */
    public Range(String rule, Predicate<T> allows, Map<String, Object> schema, Function<T, String> detail) {
        this(rule, allows, schema, detail, Named.NONE);
    }

    /** A rule that says it all. */
    public Range(String rule, Predicate<T> allows, Map<String, Object> schema) {
        this(rule, allows, schema, value -> "");
    }

    /** The same, with names for all values. */
    Range<T> valued(Choice... choices) {
        return new Range<>(rule, allows, schema, detail, new Named(List.of(choices), true));
    }

    /** The same, with names for common values. */
    Range<T> suggesting(Choice... choices) {
        return new Range<>(rule, allows, schema, detail, new Named(List.of(choices), false));
    }

    /** Both truth values. */
    public static Range<Boolean> flag() {
        return new Range<>("be true or false", value -> true, Map.of());
    }

    /** Whole numbers, both ends included. */
    public static Range<Long> between(long least, long most) {
        return new Range<>(
                "be from " + least + " to " + most,
                value -> value >= least && value <= most,
                Map.of("minimum", least, "maximum", most));
    }

    /** 32-bit unsigned numbers: what LwM2M clients hold times and counts in. */
    public static Range<Long> uint32() {
        return between(0, 4_294_967_295L);
    }

    /** Seconds as LwM2M 1.0 clients hold them, a signed 32-bit number, from the given one on. */
    public static Range<Long> seconds(long least) {
        return between(least, Integer.MAX_VALUE);
    }

    /** Texts of at most so many UTF-8 bytes, not empty. */
    public static Range<String> textOf(int bytes) {
        return new Range<>(
                "have 1 to " + bytes + " bytes",
                text -> !text.isEmpty() && OpaqueText.fits(text, bytes),
                Map.of("minLength", 1, "maxLength", bytes, "minBytes", 1, "maxBytes", bytes));
    }

    /** Opaque values of at most so many bytes, not empty. */
    public static Range<Opaque> opaqueUpTo(int bytes) {
        return new Range<>(
                "have 1 to " + bytes + " bytes", value -> value.size() > 0 && value.size() <= bytes, upTo(bytes));
    }

    /** Opaque values of exactly so many bytes. */
    public static Range<Opaque> opaqueOf(int bytes) {
        return new Range<>(
                "have exactly " + bytes + " bytes", value -> value.size() == bytes, Map.of("sizes", List.of(bytes)));
    }

    /** Secrets of at most so many bytes, not empty; placeholders pass. */
    public static Range<Secret> secretUpTo(int bytes) {
        return new Range<>(
                "have 1 to " + bytes + " bytes",
                value -> value.isPlaceholder() || value.size() > 0 && value.size() <= bytes,
                upTo(bytes));
    }

    private static Map<String, Object> upTo(int bytes) {
        return Map.of("minBytes", 1, "maxBytes", bytes);
    }

    /** Secrets of one of these sizes in bytes; placeholders pass. */
    public static Range<Secret> secretOf(Set<Integer> sizes) {
        List<Integer> sorted = sizes.stream().sorted().toList();
        return new Range<>(
                "have one of these sizes in bytes: " + sorted,
                value -> value.isPlaceholder() || sizes.contains(value.size()),
                Map.of("sizes", sorted));
    }
}
