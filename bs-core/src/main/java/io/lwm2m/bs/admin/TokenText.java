// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import io.lwm2m.bs.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as people have it: {@code lwbs_ID_SECRET}. The id finds it, so that one row is read and one hash made to check
 * it; the prefix lets scanners find tokens that got lost in a repository.
 *
 * @param id 48 random bits in hex
 * @param secret 160 random bits in hex
 */
record TokenText(String id, Secret secret) {

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 20;
    private static final int SALT_BYTES = 16;
    private static final Pattern TEXT = Pattern.compile("lwbs_(?<id>[0-9a-f]{12})_(?<secret>[0-9a-f]{40})");

    /** About 50 ms on a slow machine. Nobody guesses 160 random bits, so more would only cost those who have them. */
    private static final int COST = 10;

    static TokenText random(SecureRandom random) {
        return new TokenText(hex(random, ID_BYTES), Secret.ofText(hex(random, SECRET_BYTES)));
    }

    /** Empty when it has not the form of a token. */
    static Optional<TokenText> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new TokenText(parts.group("id"), Secret.ofText(parts.group("secret"))))
                : Optional.empty();
    }

    /** The token itself. */
    Secret whole() {
        return Secret.ofText("lwbs_" + id + "_" + new String(secret.bytes(), StandardCharsets.US_ASCII));
    }

    String hash(SecureRandom random) {
        byte[] hash = BCrypt.with(Version.VERSION_2B).hash(COST, drawn(random, SALT_BYTES), secret.bytes());
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /** Takes as long as hashing does. */
    boolean matches(String hash) {
        return BCrypt.verifyer(Version.VERSION_2B)
                .verify(secret.bytes(), hash.getBytes(StandardCharsets.US_ASCII))
                .verified;
    }

    private static String hex(SecureRandom random, int bytes) {
        return HexFormat.of().formatHex(drawn(random, bytes));
    }

    private static byte[] drawn(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }
}
