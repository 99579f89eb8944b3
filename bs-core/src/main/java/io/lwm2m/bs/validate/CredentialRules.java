// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;

/** The rules for a credential. Stateless. */
public final class CredentialRules {

    /** The most bytes of a PSK identity. */
    public static final int MAX_IDENTITY = 128;

    /** The most bytes of a PSK, an OSCORE master secret, and a master salt. */
    public static final int MAX_KEY = 64;

    /** The fewest bytes of an OSCORE master secret, and the fewest that are advised for a PSK. */
    public static final int MIN_KEY = 16;

    /** The most bytes of an OSCORE id. */
    public static final int MAX_OSCORE_ID = 7;

    private static final int P256_BITS = 256;

    private CredentialRules() {}

    /**
     * All rules that a credential or a wish for one breaks; empty when it is good. Its client's name is the matter of
     * {@link ClientRules#requireName}.
     */
    public static List<Violation> check(Credential credential) {
        List<Violation> broken = new ArrayList<>();
        if (credential instanceof Psk psk) {
            checkPsk(psk, broken);
        } else if (credential instanceof Certificate certificate) {
            checkCertificate(certificate, broken);
        } else if (credential instanceof Oscore oscore) {
            checkOscore(oscore, broken);
        }
        return broken;
    }

    /** What breaks no rule, but is worth a second look. Codes: {@code short-key}, {@code uncommon-key}. */
    public static List<Violation> warnings(Credential credential) {
        if (credential instanceof Psk psk && psk.key().size() < MIN_KEY) {
            String why = "has " + psk.key().size() + " bytes as a PSK; " + MIN_KEY + " or more are advised";
            return List.of(new Violation("key", "short-key", why));
        }
        if (credential instanceof RawPublicKey rpk && !isP256(rpk)) {
            String why = "is no key of the curve P-256, the only one that every LwM2M device has to know";
            return List.of(new Violation("publicKey", "uncommon-key", why));
        }
        return List.of();
    }

    private static boolean isP256(RawPublicKey rpk) {
        return rpk.key() instanceof ECPublicKey key
                && key.getParams().getCurve().getField().getFieldSize() == P256_BITS;
    }

    private static void checkPsk(Psk psk, List<Violation> broken) {
        ClientName.problem(psk.identity())
                .ifPresent(problem -> broken.add(new Violation("identity", "bad-name", problem)));
        int bytes = psk.identity().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_IDENTITY && bytes <= ClientName.MAX_BYTES) {
            String why = "must have at most " + MAX_IDENTITY + " bytes in UTF-8, this one has " + bytes;
            broken.add(new Violation("identity", "out-of-range", why));
        }
        checkKey("key", psk.key(), 1, broken);
    }

    private static void checkCertificate(Certificate certificate, List<Violation> broken) {
        switch (certificate.by()) {
            case COMMON_NAME -> checkText("commonName", certificate.value(), broken);
            case ALTERNATIVE_NAME -> checkText("alternativeName", certificate.value(), broken);
            case FINGERPRINT -> {
                if (!certificate.value().matches("[0-9a-f]{64}")) {
                    String why = "must be a SHA-256 fingerprint, 64 lower-case hexadecimal digits";
                    broken.add(new Violation("fingerprint", "wrong-type", why));
                }
            }
        }
    }

    private static void checkText(String path, String text, List<Violation> broken) {
        ClientName.problem(text).ifPresent(problem -> broken.add(new Violation(path, "bad-name", problem)));
    }

    private static void checkOscore(Oscore oscore, List<Violation> broken) {
        checkId("senderId", oscore.senderId(), broken);
        checkId("recipientId", oscore.recipientId(), broken);
        if (oscore.senderId().equals(oscore.recipientId()) && !oscore.wantsIds()) {
            broken.add(new Violation("recipientId", "duplicate", "must differ from senderId"));
        }
        checkKey("masterSecret", oscore.masterSecret(), MIN_KEY, broken);
        checkKey("masterSalt", oscore.masterSalt(), 0, broken);
    }

    private static void checkId(String path, Opaque id, List<Violation> broken) {
        if (id.size() > MAX_OSCORE_ID) {
            String why = "must have at most " + MAX_OSCORE_ID + " bytes, this one has " + id.size();
            broken.add(new Violation(path, "out-of-range", why));
        }
    }

    private static void checkKey(String path, Secret key, int least, List<Violation> broken) {
        if (key.isKept()) {
            String why = "******** stands for the stored value, but none is stored: give the value itself";
            broken.add(new Violation(path, "missing", why));
        } else if (key.toGenerate().isPresent()) {
            checkWish(path, key.toGenerate().get(), broken);
        } else if (key.size() < least || key.size() > MAX_KEY) {
            String why = "must have " + least + " to " + MAX_KEY + " bytes, this one has " + key.size();
            broken.add(new Violation(path, "out-of-range", why));
        }
    }

    private static void checkWish(String path, long bytes, List<Violation> broken) {
        if (!Properties.GENERATED_BYTES.allows().test(bytes)) {
            String why =
                    "the number of bytes to generate must " + Properties.GENERATED_BYTES.rule() + ", not '" + bytes;
            broken.add(new Violation(path, "out-of-range", why + "'"));
        }
    }
}
