// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a server's identity looks like in JSON: all that devices may know of it, and nothing secret. Stateless. */
public final class IdentityJson {

    private IdentityJson() {}

    /** The identity as JSON. */
    public static Map<String, Object> toJson(ServerIdentity identity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subject", identity.subject());
        json.put("notBefore", identity.certificate().getNotBefore().toInstant().toString());
        json.put("notAfter", identity.certificate().getNotAfter().toInstant().toString());
        json.put("fingerprint", identity.fingerprint());
        json.put(
                "publicKey",
                Base64.getEncoder().encodeToString(identity.publicKey().getEncoded()));
        json.put("certificate", identity.pem());
        return json;
    }

    static Map<String, Map<String, Object>> fields() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("subject", Schemas.string());
        fields.put("notBefore", Schemas.time());
        fields.put("notAfter", Schemas.time());
        fields.put("fingerprint", described("SHA-256 of the server's own certificate in DER, in hexadecimal"));
        fields.put("publicKey", described("SubjectPublicKeyInfo in Base64, for devices with security mode 1"));
        fields.put("certificate", described("The server's own certificate and those of its issuers, in PEM"));
        return fields;
    }

    private static Map<String, Object> described(String help) {
        return Map.of("type", "string", "description", help);
    }
}
