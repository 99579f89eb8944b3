// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one LwM2M server needs on a device: a configuration in the words of the wiki. Holds exactly the properties that
 * were given; {@link #effective(Property)} adds the defaults. Immutable; the values are of the right Java type, but may
 * still break a rule: {@code validate} tells.
 *
 * <pre>{@code
 * ServerAccount.to("coap://leshan.example:5683").with(Properties.LIFETIME, 600L)
 * }</pre>
 */
public final class ServerAccount {

    private static final ServerAccount EMPTY = new ServerAccount(Map.of());

    private final Map<Property<?>, Object> values;

    private ServerAccount(Map<Property<?>, Object> values) {
        this.values = values;
    }

    /** An account without any property yet. */
    public static ServerAccount empty() {
        return EMPTY;
    }

    /** An account for the server at a URI, {@code coap://host[:port]} or {@code coaps://host[:port]}. */
    public static ServerAccount to(String serverUri) {
        return EMPTY.with(Properties.SERVER_URI, serverUri);
    }

    /**
     * This account with a property set; lists and maps are copied.
     *
     * @throws IllegalArgumentException when the property is no row of the table
     */
    public <T> ServerAccount with(Property<T> property, T value) {
        if (Properties.named(property.name()).isEmpty()) {
            throw new IllegalArgumentException("the property table has no row '" + property.name() + "'");
        }
        Map<Property<?>, Object> changed = new LinkedHashMap<>();
        for (Property<?> row : Properties.ALL) {
            Object kept = row.equals(property) ? frozen(value) : values.get(row);
            if (kept != null) {
                changed.put(row, kept);
            }
        }
        return new ServerAccount(Collections.unmodifiableMap(changed));
    }

    private static Object frozen(Object value) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        return value instanceof Map<?, ?> map ? Collections.unmodifiableMap(new LinkedHashMap<>(map)) : value;
    }

    /** This account without a property. */
    public ServerAccount without(Property<?> property) {
        Map<Property<?>, Object> changed = new LinkedHashMap<>(values);
        changed.remove(property);
        return new ServerAccount(Collections.unmodifiableMap(changed));
    }

    /** The given value, empty when it was not given. */
    @SuppressWarnings("unchecked") // with() put the value of the property's own type there
    public <T> Optional<T> get(Property<T> property) {
        return Optional.ofNullable((T) values.get(property));
    }

    /** The given value, else what a device is sent by default. */
    public <T> Optional<T> effective(Property<T> property) {
        if (property == (Property<?>) Properties.SECURITY_MODE) {
            @SuppressWarnings("unchecked") // SECURITY_MODE is a Property<Long>
            Optional<T> code = (Optional<T>) SecurityMode.of(this).map(SecurityMode::code);
            return code;
        }
        return get(property).or(property::defaultValue);
    }

    /** The given properties in the order of the table. */
    public Map<Property<?>, Object> values() {
        return values;
    }

    /** The server's URI, empty text when not given. */
    public String serverUri() {
        return get(Properties.SERVER_URI).orElse("");
    }

    /**
     * Which server it is for: the URI as all of its spellings have it in common, since scheme and host ignore case and
     * an empty path is {@code /}. For comparing only; empty text when no URI is given.
     */
    public String server() {
        String uri = serverUri().toLowerCase(Locale.ROOT);
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    /** Whether its URI has a scheme; upper and lower case are the same. */
    public boolean hasScheme(String scheme) {
        String start = scheme + "://";
        return serverUri().regionMatches(true, 0, start, 0, start.length());
    }

    /** Whether it uses OSCORE, and so an instance of object 21. */
    public boolean usesOscore() {
        return values.keySet().stream().anyMatch(row -> row.resources().get(0).object() == ResourceId.OSCORE);
    }

    /** Whether it holds a key, which must not travel in the clear. */
    public boolean holdsSecret() {
        return values.keySet().stream().anyMatch(Property::isSecret);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerAccount that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Property names and values; secrets are masked. */
    @Override
    public String toString() {
        return values.toString();
    }
}
