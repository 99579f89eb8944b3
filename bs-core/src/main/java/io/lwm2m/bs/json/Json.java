// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Shown;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259): no comments, no names without quotes, no name twice in an object, nothing after the value.
 * Values are String, BigDecimal, Boolean, null, List and Map in the order of the text. Stateless.
 */
public final class Json {

    private static final Gson COMPACT =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final Gson PRETTY = COMPACT.newBuilder().setPrettyPrinting().create();
    private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");
    private static final int MAX_NUMBER = 64;
    private static final int MAX_DEPTH = 32;

    private Json() {}

    /** As {@link #read(Reader)}. */
    public static @Nullable Object read(String text) {
        try {
            return read(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    /**
     * Reads one value.
     *
     * @throws InvalidInput when it is no JSON; the message names line and column
     * @throws IOException when the reader fails
     */
    public static @Nullable Object read(Reader text) throws IOException {
        JsonReader reader = strict(text);
        return told(() -> {
            Object value = value(reader);
            end(reader);
            return value;
        });
    }

    static JsonReader strict(Reader text) {
        JsonReader reader = new JsonReader(text);
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_DEPTH);
        return reader;
    }

    /** A step of reading. */
    interface Step<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /** Takes a step, and says in our words what is wrong with the JSON. */
    static <T extends @Nullable Object> T told(Step<T> step) throws IOException {
        try {
            return step.read();
        } catch (EOFException e) {
            throw broken(String.valueOf(e.getMessage()), "the JSON ends too early");
        } catch (MalformedJsonException | NumberFormatException | IllegalStateException e) {
            String detail = String.valueOf(e.getMessage());
            boolean deep = detail.startsWith("Nesting limit");
            throw broken(detail, deep ? "this is nested deeper than " + MAX_DEPTH + " levels" : "this is not JSON");
        }
    }

    static void end(JsonReader reader) throws IOException {
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw broken(reader.toString(), "there is more after the end of the JSON value");
        }
    }

    /** The line that a reader is at, from 1. */
    static long line(JsonReader reader) {
        Matcher place = PLACE.matcher(reader.toString());
        return place.find() ? Long.parseLong(place.group(1)) : 0;
    }

    /** One line. */
    public static String write(@Nullable Object value) {
        return COMPACT.toJson(value);
    }

    /** Several lines, for people. */
    public static String writePretty(@Nullable Object value) {
        return PRETTY.toJson(value);
    }

    static InvalidInput broken(String detail, String what) {
        Matcher place = PLACE.matcher(detail);
        String where = place.find() ? " (line " + place.group(1) + ", column " + place.group(2) + ")" : "";
        return new InvalidInput("", "not-json", what + where);
    }

    static @Nullable Object value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> unicode(reader, reader.nextString());
            case NUMBER -> number(reader);
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            default -> throw new MalformedJsonException(reader.toString());
        };
    }

    private static BigDecimal number(JsonReader reader) throws IOException {
        String text = reader.nextString();
        if (text.length() > MAX_NUMBER) {
            throw broken(reader.toString(), "a number has more than " + MAX_NUMBER + " digits");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw broken(reader.toString(), "a number is too large or too small");
        }
    }

    static String unicode(JsonReader reader, String text) {
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw broken(reader.toString(), "a text has half of a surrogate pair, so it is not Unicode");
        }
        return text;
    }

    private static Map<String, Object> object(JsonReader reader) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = unicode(reader, reader.nextName());
            if (object.containsKey(name)) {
                throw broken(reader.toString(), "the name '" + Shown.cut(name) + "' is there twice");
            }
            object.put(name, value(reader));
        }
        reader.endObject();
        return object;
    }

    private static List<Object> array(JsonReader reader) throws IOException {
        List<Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader));
        }
        reader.endArray();
        return array;
    }
}
