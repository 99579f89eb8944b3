// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.ValueType;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.validate.CredentialForms;
import io.lwm2m.bs.validate.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One credential out of JSON; says everything that is wrong at once. */
final class CredentialReader {

    private static final String CERTIFICATE = "certificate";
    private static final Opaque NO_ID = Opaque.of(new byte[0]);
    private static final Map<Mode, List<String>> NAMES = Map.of(
            Mode.PSK, List.of("identity", "key"),
            Mode.RPK, List.of("publicKey"),
            Mode.X509, List.of("commonName", "alternativeName", "fingerprint", CERTIFICATE),
            Mode.OSCORE, List.of("senderId", "recipientId", "masterSecret", "masterSalt"));

    private final Mode mode;
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final List<Violation> broken = new ArrayList<>();

    CredentialReader(Mode mode, Map<?, ?> json) {
        this.mode = mode;
        json.forEach((name, value) -> given.put(String.valueOf(name), value));
    }

    Credential read(String client) {
        given.keySet().forEach(this::requireKnown);
        @Nullable Credential read = switch (mode) {
            case PSK -> psk(client);
            case RPK -> rawPublicKey(client);
            case X509 -> certificate(client);
            case OSCORE -> oscore(client);
        };
        if (read == null || !broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        return read;
    }

    private void requireKnown(String name) {
        List<String> known = List.copyOf(NAMES.getOrDefault(mode, List.of()));
        if (!known.contains(name)) {
            String hint = Suggestion.nearest(name, known)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("it has " + String.join(", ", known));
            broken.add(new Violation(
                    ClientName.shown(Shown.cut(name)),
                    "unknown-property",
                    "there is no such property of a credential of mode " + mode.code() + ", " + hint));
        }
    }

    private @Nullable Credential psk(String client) {
        Secret key = required("key", ValueType.SECRET::fromJson);
        String identity = isWish(key) && !given.containsKey("identity")
                ? client
                : required("identity", ValueType.STRING::fromJson);
        return identity == null || key == null ? null : new Psk(client, identity, key);
    }

    private @Nullable Credential rawPublicKey(String client) {
        var key = required("publicKey", raw -> CredentialForms.publicKey(ValueType.STRING.fromJson(raw)));
        return key == null ? null : new RawPublicKey(client, key);
    }

    private @Nullable Credential certificate(String client) {
        List<String> ways = NAMES.getOrDefault(Mode.X509, List.of());
        List<String> used = ways.stream().filter(given::containsKey).toList();
        if (used.size() != 1) {
            String why = "give exactly one of " + String.join(", ", ways);
            broken.add(new Violation("", used.isEmpty() ? "missing" : "ambiguous", why));
            return null;
        }
        if (used.get(0).equals(CERTIFICATE)) {
            String digits = required(CERTIFICATE, raw -> CredentialForms.fingerprintOf(ValueType.STRING.fromJson(raw)));
            return digits == null ? null : new Certificate(client, Certificate.By.FINGERPRINT, digits);
        }
        Certificate.By by = by(used.get(0));
        String value = required(used.get(0), raw -> {
            String text = ValueType.STRING.fromJson(raw);
            return by == Certificate.By.FINGERPRINT ? CredentialForms.fingerprint(text) : text;
        });
        return value == null ? null : new Certificate(client, by, value);
    }

    private static Certificate.By by(String field) {
        for (Certificate.By by : Certificate.By.values()) {
            if (CredentialJson.field(by).equals(field)) {
                return by;
            }
        }
        throw new IllegalArgumentException(field);
    }

    private @Nullable Credential oscore(String client) {
        Secret secret = required("masterSecret", ValueType.SECRET::fromJson);
        boolean idsToo = isWish(secret) && !given.containsKey("senderId") && !given.containsKey("recipientId");
        Opaque sender = idsToo ? NO_ID : required("senderId", ValueType.OPAQUE::fromJson);
        Opaque recipient = idsToo ? NO_ID : required("recipientId", ValueType.OPAQUE::fromJson);
        Secret salt = given.containsKey("masterSalt")
                ? required("masterSalt", ValueType.SECRET::fromJson)
                : Secret.of(new byte[0]);
        return sender == null || recipient == null || secret == null || salt == null
                ? null
                : new Oscore(client, sender, recipient, secret, salt);
    }

    private static boolean isWish(@Nullable Secret key) {
        return key != null && key.toGenerate().isPresent();
    }

    /** Null when it is not there or cannot be read, which is noted then. */
    private <T> @Nullable T required(String name, Function<Object, T> type) {
        Object raw = given.get(name);
        if (raw == null) {
            broken.add(new Violation(name, "missing", "must be given"));
            return null;
        }
        try {
            return type.apply(raw);
        } catch (IllegalArgumentException e) {
            broken.add(new Violation(name, "wrong-type", String.valueOf(e.getMessage())));
            return null;
        }
    }
}
