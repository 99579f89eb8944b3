// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.TokenAdmin.Issued;
import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.web.rest.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens as JSON. */
final class Tokens {

    static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::word).toList();

    private Tokens() {}

    static Map<String, Object> toJson(AccessToken token) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", token.name());
        json.put("role", token.role().word());
        json.put("created", token.created().toString());
        return json;
    }

    /** The one answer that holds a secret: whoever asked for the token has to get it. */
    static Map<String, Object> toJson(Issued issued) {
        Map<String, Object> json = toJson(issued.token());
        json.put("token", new String(issued.text().bytes(), StandardCharsets.US_ASCII));
        return json;
    }

    static Map<String, Object> shape() {
        return Schemas.object(fields());
    }

    static Map<String, Object> issuedShape() {
        Map<String, Map<String, Object>> fields = fields();
        fields.put("token", Schemas.string());
        return Schemas.object(fields);
    }

    private static Map<String, Map<String, Object>> fields() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("name", Schemas.string());
        fields.put("role", Schemas.oneWord(ROLES));
        fields.put("created", Schemas.time());
        return fields;
    }
}
