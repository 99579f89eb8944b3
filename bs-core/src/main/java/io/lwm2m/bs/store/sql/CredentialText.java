// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.json.CredentialJson;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Mode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A credential as two columns: JSON with masks, and the keys behind the masks. */
final class CredentialText {

    private final SecretBox box;

    CredentialText(SecretBox box) {
        this.box = box;
    }

    static String content(Credential credential) {
        return Json.write(CredentialJson.toJson(credential));
    }

    byte @Nullable [] secrets(Credential credential) {
        Map<String, Object> secrets = new LinkedHashMap<>();
        CredentialJson.secrets(credential).forEach((name, secret) -> secrets.put(name, secret.reveal()));
        return secrets.isEmpty()
                ? null
                : box.seal(
                        credential.client(),
                        credential.mode().code(),
                        Json.write(secrets).getBytes(StandardCharsets.UTF_8));
    }

    Credential read(String client, String mode, String content, byte @Nullable [] secrets) {
        try {
            Map<Object, Object> json = new LinkedHashMap<>(object(content));
            if (secrets != null) {
                json.putAll(object(new String(box.open(client, mode, secrets), StandardCharsets.UTF_8)));
            }
            return CredentialJson.read(client, Mode.of(mode).orElseThrow(() -> unknown(mode)), json);
        } catch (InvalidInput | IllegalArgumentException e) {
            throw new StoreFailed(
                    "the credential '" + mode + "' that is stored for client '" + client + "' cannot be understood: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Map<?, ?> object(String json) {
        if (Json.read(json) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("it is no JSON object");
    }

    private static IllegalArgumentException unknown(String mode) {
        return new IllegalArgumentException("there is no mode " + mode);
    }
}
