// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Credential.Oscore;
import io.lwm2m.bs.model.Credential.Psk;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/** Credentials as JSON objects, one for each mode of a client. Stateless. */
public final class CredentialJson {

    private CredentialJson() {}

    /** What proves a client, without its name and mode; keys as their mask. */
    public static Map<String, Object> toJson(Credential credential) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (credential instanceof Psk psk) {
            json.put("identity", psk.identity());
        } else if (credential instanceof RawPublicKey rpk) {
            json.put("publicKey", Opaque.of(rpk.key().getEncoded()).toString());
        } else if (credential instanceof Certificate certificate) {
            json.put(field(certificate.by()), certificate.value());
        } else if (credential instanceof Oscore oscore) {
            json.put("senderId", oscore.senderId().toString());
            json.put("recipientId", oscore.recipientId().toString());
        }
        secrets(credential).forEach((name, secret) -> json.put(name, secret.toString()));
        return json;
    }

    /** The keys behind the masks. */
    public static Map<String, Secret> secrets(Credential credential) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        if (credential instanceof Psk psk) {
            secrets.put("key", psk.key());
        } else if (credential instanceof Oscore oscore) {
            secrets.put("masterSecret", oscore.masterSecret());
            if (oscore.masterSalt().isPlaceholder() || oscore.masterSalt().size() > 0) {
                secrets.put("masterSalt", oscore.masterSalt());
            }
        }
        return secrets;
    }

    /**
     * Reads what {@link #toJson} gives, with keys or masks. From a person also {@code certificate}, whose fingerprint counts
     * then, and {@code {"generate": 16}} for a key, in which case identity and ids may be left out. Names and types are
     * checked here, rules by {@link io.lwm2m.bs.validate.CredentialRules}.
     *
     * @throws InvalidInput with everything that is misspelt, missing or of another type
     */
    public static Credential read(String client, Mode mode, Map<?, ?> json) {
        return new CredentialReader(mode, json).read(client);
    }

    static String field(Certificate.By by) {
        return switch (by) {
            case COMMON_NAME -> "commonName";
            case ALTERNATIVE_NAME -> "alternativeName";
            case FINGERPRINT -> "fingerprint";
        };
    }
}
