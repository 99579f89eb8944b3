// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What options are when the command line does not say: the environment ({@code BS_COAP} for {@code --coap}), else the
 * file that {@code --config} names, else nothing, which leaves the option's own default. Immutable.
 */
final class Settings implements IDefaultValueProvider {

    private static final Map<String, String> RIVALS = Map.of(
            "web", "no-web",
            "no-web", "web",
            "coaps", "no-coaps",
            "no-coaps", "coaps",
            "web-login", "web-no-login",
            "web-no-login", "web-login");

    private final Map<String, String> environment;
    private final SettingsFile file;
    private final Set<String> known;

    /**
     * @param environment the environment variables
     * @param file the file
     * @param known the options that can be set here, without dashes
     */
    Settings(Map<String, String> environment, SettingsFile file, Set<String> known) {
        this.environment = Map.copyOf(environment);
        this.file = file;
        this.known = Set.copyOf(known);
    }

    /** A value, where it comes from, and how far from the command line that is. */
    private record Found(String value, String place, int rank) {}

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        return find(arg).map(Found::value).orElse(null);
    }

    /** Where the value of an option comes from that is not on the command line; empty when it is its own default. */
    Optional<String> origin(ArgSpec arg) {
        return find(arg).map(Found::place);
    }

    private Optional<Found> find(ArgSpec arg) {
        return arg instanceof OptionSpec option && known.contains(key(option)) ? find(key(option)) : Optional.empty();
    }

    private Optional<Found> find(String key) {
        Optional<Found> found = lookUp(key);
        // web in the environment overrules no-web in the file, and the other way round
        Optional<Found> rival = Optional.ofNullable(RIVALS.get(key)).flatMap(this::lookUp);
        boolean overruled = found.isPresent()
                && rival.isPresent()
                && rival.get().rank() < found.get().rank();
        return overruled ? Optional.empty() : found;
    }

    private Optional<Found> lookUp(String key) {
        String variable = variable(key);
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            return Optional.of(new Found(value.strip(), variable, 0));
        }
        return Optional.ofNullable(file.entries().get(key))
                .map(entry -> new Found(entry.value(), file.path() + ", line " + entry.line(), 1));
    }

    /** The environment variable of an option. */
    static String variable(String key) {
        return "BS_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The name of an option without its dashes. */
    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }
}
