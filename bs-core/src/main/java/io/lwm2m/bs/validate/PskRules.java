// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What holds for the shared keys of accounts as for those of credentials. Stateless. */
public final class PskRules {

    /** The most bytes of a PSK identity (RFC 4279, 5.3). */
    public static final int MAX_IDENTITY = 128;

    /** The most bytes of a PSK (RFC 4279, 5.3). */
    public static final int MAX_KEY = 64;

    private static final int ADVISED = 16;

    private PskRules() {}

    /** Whether a key of so many bytes can be made. */
    static Optional<Violation> checkWish(String path, long bytes) {
        String why = "the number of bytes to generate must " + Properties.GENERATED_BYTES.rule() + ", not '" + bytes;
        return Properties.GENERATED_BYTES.allows().test(bytes)
                ? Optional.empty()
                : Optional.of(new Violation(path, "out-of-range", why + "'"));
    }

    /** A warning, {@code short-key}, about a PSK. */
    static Optional<Violation> warnShort(String path, Secret key) {
        String why = "has " + key.size() + " bytes as a PSK; " + ADVISED + " or more are advised";
        return key.isPlaceholder() || key.size() >= ADVISED
                ? Optional.empty()
                : Optional.of(new Violation(path, "short-key", why));
    }

    /** A warning, {@code hex-digits}, about what {@code openssl rand -hex 16} prints, where {@code hex:} was forgotten. */
    static Optional<Violation> warnHex(String path, Secret key) {
        String why = "is a text of " + key.size() + " hexadecimal digits; write hex: before them if they stand for "
                + key.size() / 2 + " bytes";
        return isHex(key) ? Optional.of(new Violation(path, "hex-digits", why)) : Optional.empty();
    }

    private static boolean isHex(Secret key) {
        return key.size() >= 2 * ADVISED
                && key.size() % 2 == 0
                && new String(key.bytes(), StandardCharsets.ISO_8859_1).matches("[0-9a-f]*|[0-9A-F]*");
    }
}
