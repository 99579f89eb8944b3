// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.GivenCredential;
import io.lwm2m.bs.json.CredentialJson;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Problem;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials in paths, bodies and answers. Keys are masked; one that was made is shown in the answer to its maker only. */
final class Credentials {

    static final String PATH = "/api/v1/credentials";

    /** What a proof is known by; told, never taken. */
    private static final String SUBJECT = "subject";

    private Credentials() {}

    /**
     * The mode in the path.
     *
     * @throws InvalidInput when there is no such mode
     */
    static Mode mode(Call call) {
        String code = call.path().getOrDefault("mode", "");
        return Mode.of(code)
                .orElseThrow(() -> new InvalidInput(
                        "mode", "wrong-type", "must be psk, rpk, x509 or oscore, not '" + Shown.cut(code) + "'"));
    }

    /**
     * The credential in the body.
     *
     * @throws InvalidInput when it is none of the mode
     */
    static Credential read(String client, Mode mode, @Nullable Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            throw new InvalidInput("", "wrong-type", "must be a credential, that is an object");
        }
        Map<Object, Object> given = new LinkedHashMap<>(object);
        given.remove(SUBJECT);
        return CredentialJson.read(client, mode, given);
    }

    /** Mode to credential. */
    static Map<String, Object> json(List<Credential> held) {
        Map<String, Object> json = new LinkedHashMap<>();
        held.forEach(credential -> json.put(credential.mode().code(), json(credential)));
        return json;
    }

    static Map<String, Object> json(Credential credential) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SUBJECT, credential.subject().text());
        json.putAll(CredentialJson.toJson(credential));
        return json;
    }

    /** What a client has been given; with its place when it had nothing there. */
    static Answer shown(GivenCredential given) {
        Credential credential = given.credential();
        Map<String, Object> json = json(credential);
        if (!given.warnings().isEmpty()) {
            json.put("warnings", given.warnings().stream().map(Problem::toJson).toList());
        }
        List<Object> generated = new ArrayList<>();
        given.generated().forEach((name, key) -> generated.add(generated(credential, name, key)));
        if (!generated.isEmpty()) {
            json.put("generated", generated);
        }
        Answer answer = Answer.json(json);
        String place = PATH + "/" + PercentCode.encode(credential.client()) + "/"
                + credential.mode().code();
        return given.before().isPresent() ? answer : answer.as(201).with("Location", place);
    }

    /** A key with all that a device has to be given beside it. */
    private static Map<String, Object> generated(Credential credential, String name, Secret key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", name);
        json.putAll(CredentialJson.toJson(credential));
        json.keySet().removeAll(CredentialJson.secrets(credential).keySet());
        json.put(name, "hex:" + HexFormat.of().formatHex(key.bytes()));
        return json;
    }
}
