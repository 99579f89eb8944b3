// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A type of resource value, with its form in JSON and in plain text (CLI, CSV). Readers throw
 * {@link IllegalArgumentException} with a message that completes "serverURI ..."; it never contains a secret.
 *
 * @param <T> the Java type of the values
 */
public final class ValueType<T> {

    /** LwM2M String. */
    public static final ValueType<String> STRING =
            new ValueType<>("String", "string", ValueType::text, text -> text, text -> text);

    /** LwM2M String that people write as a number too: a telephone number. */
    public static final ValueType<String> PHONE =
            new ValueType<>("String", "string", ValueType::phone, text -> text, text -> text);

    /** LwM2M Integer. */
    public static final ValueType<Long> INTEGER =
            new ValueType<>("Integer", "integer", ValueType::integer, ValueType::parseInteger, number -> number);

    /** LwM2M Unsigned Integer. */
    public static final ValueType<Long> UNSIGNED = new ValueType<>(
            "Unsigned Integer", "integer", ValueType::integer, ValueType::parseInteger, number -> number);

    /** LwM2M Unsigned Integer, several instances. */
    public static final ValueType<List<Long>> UNSIGNED_LIST = new ValueType<>(
            "Unsigned Integer list", "array", ValueType::integers, ValueType::parseIntegers, List::copyOf);

    /** LwM2M Boolean. */
    public static final ValueType<Boolean> BOOLEAN =
            new ValueType<>("Boolean", "boolean", ValueType::bool, ValueType::parseBool, value -> value);

    /** LwM2M Opaque. */
    public static final ValueType<Opaque> OPAQUE =
            new ValueType<>("Opaque", "string", raw -> Opaque.parse(string(raw)), Opaque::parse, Opaque::toString);

    /** LwM2M Opaque that holds a key. */
    public static final ValueType<Secret> SECRET =
            new ValueType<>("Opaque", "string", ValueType::secret, Secret::parse, Secret::toString);

    /** LwM2M Objlnk. */
    public static final ValueType<ObjectLink> LINK = new ValueType<>(
            "Objlnk", "string", raw -> ObjectLink.parse(text(raw)), ObjectLink::parse, ObjectLink::toString);

    /** Access rights by object instance: what instances of Access Control (/2) are made from. */
    public static final ValueType<Map<ObjectLink, Long>> RIGHTS = new ValueType<>(
            "Access rights", "object", ValueType::rights, ValueType::parseRights, ValueType::printRights);

    private final String name;
    private final String jsonType;
    private final Function<Object, T> jsonReader;
    private final Function<String, T> textReader;
    private final Function<T, Object> printer;

    private ValueType(
            String name,
            String jsonType,
            Function<Object, T> jsonReader,
            Function<String, T> textReader,
            Function<T, Object> printer) {
        this.name = name;
        this.jsonType = jsonType;
        this.jsonReader = jsonReader;
        this.textReader = textReader;
        this.printer = printer;
    }

    /** The LwM2M name of the type. */
    public String name() {
        return name;
    }

    /** The JSON type of the values. */
    public String jsonType() {
        return jsonType;
    }

    /** Reads a JSON value: a String, Number, Boolean, List or Map. */
    public T fromJson(Object raw) {
        return jsonReader.apply(raw);
    }

    /** Reads the plain text form. */
    public T fromText(String text) {
        return textReader.apply(text);
    }

    /** The JSON value; a secret comes out as {@link Secret#MASK}. */
    public Object toJson(T value) {
        return printer.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String string(Object raw) {
        if (raw instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("must be a text in quotes, not " + kind(raw));
    }

    private static Secret secret(Object raw) {
        if (!(raw instanceof Map<?, ?> wish)) {
            return Secret.parse(string(raw));
        }
        if (wish.size() == 1 && wish.get("generate") instanceof Number bytes) {
            return Secret.generated(integer(bytes));
        }
        throw new IllegalArgumentException("must be a text in quotes, or {\"generate\": 16} for a new key of 16 bytes");
    }

    private static String text(Object raw) {
        if (raw instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("must be a text in quotes, not " + shown(raw));
    }

    private static String phone(Object raw) {
        return raw instanceof Number ? Long.toString(integer(raw)) : text(raw);
    }

    private static long integer(Object raw) {
        if (!(raw instanceof Number)) {
            throw new IllegalArgumentException("must be a whole number without quotes, not " + shown(raw));
        }
        BigDecimal number = decimal(raw.toString());
        if ((long) number.precision() - number.scale() > 19) {
            throw tooLarge(raw);
        }
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("must be a whole number, not " + raw);
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw tooLarge(raw);
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number, not '" + Shown.cut(text) + "'");
        }
    }

    private static IllegalArgumentException tooLarge(Object number) {
        return new IllegalArgumentException("must be a whole number of 64 bits, not " + Shown.cut(number.toString()));
    }

    private static Long parseInteger(String text) {
        return integer(decimal(text));
    }

    private static List<Long> integers(Object raw) {
        if (raw instanceof List<?> list) {
            return list.stream().map(ValueType::integer).toList();
        }
        throw new IllegalArgumentException("must be a list of whole numbers, not " + shown(raw));
    }

    private static List<Long> parseIntegers(String text) {
        return Arrays.stream(text.split(",")).map(ValueType::parseInteger).toList();
    }

    private static Boolean bool(Object raw) {
        if (raw instanceof Boolean value) {
            return value;
        }
        throw new IllegalArgumentException("must be true or false without quotes, not " + shown(raw));
    }

    private static Boolean parseBool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not '" + Shown.cut(text) + "'");
        };
    }

    private static Map<ObjectLink, Long> rights(Object raw) {
        if (!(raw instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("must be an object such as {\"/3/0\": 15}, not " + shown(raw));
        }
        Map<ObjectLink, Long> rights = new TreeMap<>(LINK_ORDER);
        map.forEach((path, bits) -> add(rights, ObjectLink.parse(path.toString()), integer(bits)));
        return rights;
    }

    private static Map<ObjectLink, Long> parseRights(String text) {
        Map<ObjectLink, Long> rights = new TreeMap<>(LINK_ORDER);
        for (String pair : text.split(",")) {
            String[] sides = pair.split("=", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException("must be pairs such as /3/0=15,/4/0=1");
            }
            add(rights, ObjectLink.parse(sides[0].strip()), parseInteger(sides[1]));
        }
        return rights;
    }

    private static void add(Map<ObjectLink, Long> rights, ObjectLink path, Long bits) {
        if (rights.put(path, bits) != null) {
            throw new IllegalArgumentException("must have " + path + " once only");
        }
    }

    private static Map<String, Long> printRights(Map<ObjectLink, Long> rights) {
        Map<String, Long> printed = new LinkedHashMap<>();
        rights.forEach((path, bits) -> printed.put(path.toString(), bits));
        return printed;
    }

    private static final Comparator<ObjectLink> LINK_ORDER =
            Comparator.comparingInt(ObjectLink::object).thenComparingInt(ObjectLink::instance);

    /** What was given, in words; not for what may be a secret. */
    private static String shown(Object raw) {
        if (raw instanceof String text) {
            return "the text \"" + Shown.cut(text) + "\"";
        }
        return raw instanceof Number || raw instanceof Boolean ? Shown.cut(raw.toString()) : kind(raw);
    }

    private static String kind(Object raw) {
        if (raw instanceof String) {
            return "a text in quotes";
        }
        if (raw instanceof Number) {
            return "a number";
        }
        if (raw instanceof Boolean) {
            return "true or false";
        }
        return raw instanceof List ? "a list" : raw instanceof Map ? "an object" : "null";
    }
}
