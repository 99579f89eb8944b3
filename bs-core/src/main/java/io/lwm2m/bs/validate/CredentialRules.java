// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.KeyPairs;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for a credential. Stateless. */
public final class CredentialRules {

    private static final int LEAST_SECRET = 16;
    private static final int MOST_SECRET = 64;

    /** The most bytes of an OSCORE id: the nonce has no room for more (RFC 8613, 3.3). */
    public static final int MAX_OSCORE_ID = 7;

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

    /** What breaks no rule, but is worth a second look. Codes: {@code short-key}, {@code hex-digits}, {@code uncommon-key}. */
    public static List<Violation> warnings(Credential credential) {
        if (credential instanceof Psk psk) {
            return Stream.of(PskRules.warnShort("key", psk.key()), PskRules.warnHex("key", psk.key()))
                    .flatMap(Optional::stream)
                    .toList();
        }
        if (credential instanceof Oscore oscore) {
            return PskRules.warnHex("masterSecret", oscore.masterSecret()).stream()
                    .toList();
        }
        if (credential instanceof RawPublicKey rpk && !KeyPairs.isP256(rpk.key())) {
            String why = "is no key of the curve P-256, the only one that every LwM2M device has to know";
            return List.of(new Violation("publicKey", "uncommon-key", why));
        }
        return List.of();
    }

    private static void checkPsk(Psk psk, List<Violation> broken) {
        ClientName.problem(psk.identity())
                .ifPresent(problem -> broken.add(new Violation("identity", "bad-name", problem)));
        int bytes = psk.identity().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > PskRules.MAX_IDENTITY && bytes <= ClientName.MAX_BYTES) {
            String why = "must have at most " + PskRules.MAX_IDENTITY + " bytes in UTF-8, this one has " + bytes;
            broken.add(new Violation("identity", "out-of-range", why));
        }
        checkKey("key", psk.key(), 1, PskRules.MAX_KEY, broken);
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
        checkKey("masterSecret", oscore.masterSecret(), LEAST_SECRET, MOST_SECRET, broken);
        checkKey("masterSalt", oscore.masterSalt(), 0, MOST_SECRET, broken);
    }

    private static void checkId(String path, Opaque id, List<Violation> broken) {
        if (id.size() > MAX_OSCORE_ID) {
            String why = "must have at most " + MAX_OSCORE_ID + " bytes, this one has " + id.size();
            broken.add(new Violation(path, "out-of-range", why));
        }
    }

    private static void checkKey(String path, Secret key, int least, int most, List<Violation> broken) {
        if (key.isKept()) {
            String why = "******** stands for the stored value, but none is stored: give the value itself";
            broken.add(new Violation(path, "missing", why));
        } else if (key.toGenerate().isPresent()) {
            PskRules.checkWish(path, key.toGenerate().get()).ifPresent(broken::add);
        } else if (key.size() < least || key.size() > most) {
            String why = "must have " + least + " to " + most + " bytes, this one has " + key.size();
            broken.add(new Violation(path, "out-of-range", why));
        }
    }
}
