// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.device.DeviceSecurity.Oscore;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.validate.CredentialRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code SENDER:RECIPIENT:SECRET[:SALT]}, each in hexadecimal digits, or in a form of {@link Opaque} with its prefix;
 * the secret may be {@code @FILE}.
 */
final class OscoreArgument implements ITypeConverter<Oscore> {

    private static final Pattern PART = Pattern.compile("(?:(?:hex|base64|text):)?[^:]*(?::|$)");
    private static final Pattern DIGITS = Pattern.compile("(?:[0-9a-fA-F]{2})*");

    @Override
    public Oscore convert(String text) {
        List<String> parts = PART.matcher(text + ":")
                .results()
                .map(MatchResult::group)
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.length() - 1))
                .toList();
        if (parts.size() < 3 || parts.size() > 4) {
            throw new TypeConversionException(
                    "must be SENDER:RECIPIENT:SECRET or SENDER:RECIPIENT:SECRET:SALT in hexadecimal digits");
        }
        return new Oscore(
                id("SENDER", parts.get(0)),
                id("RECIPIENT", parts.get(1)),
                secret("SECRET", OpaqueArgument.typed("--oscore", parts.get(2)))
                        .orElseThrow(() -> new TypeConversionException("SECRET is missing")),
                parts.size() == 3
                        ? Secret.of(new byte[0])
                        : secret("SALT", parts.get(3)).orElseGet(() -> Secret.of(new byte[0])));
    }

    private static Opaque id(String what, String given) {
        Opaque id = Opaque.of(bytes(what, given).bytes());
        if (id.size() == 0 || id.size() > CredentialRules.MAX_OSCORE_ID) {
            throw new TypeConversionException(what + " must have 1 to " + CredentialRules.MAX_OSCORE_ID + " bytes");
        }
        return id;
    }

    private static Optional<Secret> secret(String what, String given) {
        return Optional.of(bytes(what, given)).filter(secret -> secret.size() > 0);
    }

    /** Never says what was given: it may be a secret. */
    private static Secret bytes(String what, String given) {
        boolean formed = given.contains(":");
        if (!formed && !DIGITS.matcher(given).matches()) {
            throw new TypeConversionException(what + " must be pairs of hexadecimal digits");
        }
        try {
            return Secret.parse(formed ? given : "hex:" + given);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(what + " " + e.getMessage());
        }
    }
}
