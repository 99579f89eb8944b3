// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request, as an operation sees it.
 *
 * @param caller who asks; holds the right that the operation needs
 * @param path the path parameters, decoded
 * @param query the query parameters, decoded; only such as the operation knows
 * @param headers all values of a header, none when it is not there
 * @param body the body; empty when the operation takes none
 */
public record Call(
        Caller caller,
        Map<String, String> path,
        Map<String, String> query,
        Function<String, List<String>> headers,
        byte[] body) {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** The client name in the path. */
    public String name() {
        return path.getOrDefault("name", "");
    }

    /** A query parameter, empty when it is not there. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * A page size in the query.
     *
     * @param byDefault the size when it is not there
     * @param most the largest size
     * @throws Refusal when it is no number from 1 to the largest
     */
    public int limit(int byDefault, int most) {
        return number("limit", byDefault, most);
    }

    /**
     * A whole number in the query, at least 1.
     *
     * @param byDefault the number when it is not there
     * @param most the largest number
     * @throws Refusal when it is something else
     */
    public int number(String name, int byDefault, int most) {
        String given = query.getOrDefault(name, Integer.toString(byDefault));
        int number = given.matches("[0-9]{1,9}") ? Integer.parseInt(given) : 0;
        if (number < 1 || number > most) {
            throw new Refusal(400, name + " must be a whole number from 1 to " + most);
        }
        return number;
    }

    /**
     * A time in the query.
     *
     * @throws Refusal when it is no time in ISO 8601 of the years that people count in
     */
    public Optional<Instant> time(String name) {
        try {
            Optional<Instant> time = query(name).map(Instant::parse);
            if (time.isEmpty() || time.get().isAfter(FIRST) && time.get().isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // the same answer as for a time that is far out
        }
        throw new Refusal(400, name + " must be a time such as 2026-11-22T10:00:00Z");
    }

    /** A header with all its values, empty when it is not there. */
    public Optional<String> header(String name) {
        List<String> values = headers.apply(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /**
     * The body as JSON.
     *
     * @throws Refusal when it is no UTF-8
     * @throws io.lwm2m.bs.model.BootstrapException.InvalidInput when it is no JSON
     */
    public @Nullable Object json() {
        return Json.read(text());
    }

    /**
     * The body as a JSON object of exactly these texts.
     *
     * @throws io.lwm2m.bs.model.BootstrapException.InvalidInput when it is something else
     */
    public Map<String, String> texts(String... names) {
        return Texts.read(json(), List.of(names));
    }

    /**
     * The body as text.
     *
     * @throws Refusal when it is no UTF-8
     */
    public String text() {
        return PercentCode.utf8(body, "the body is not UTF-8, as JSON has to be");
    }

    /**
     * A yes or no in the query.
     *
     * @throws Refusal when it is something else
     */
    public boolean flag(String name) {
        String given = query.getOrDefault(name, "false");
        if (!given.equals("true") && !given.equals("false")) {
            throw new Refusal(400, name + " must be true or false");
        }
        return given.equals("true");
    }
}
