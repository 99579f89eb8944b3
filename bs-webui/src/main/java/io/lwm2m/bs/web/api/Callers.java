// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.web.rest.Caller;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is in, as JSON. */
final class Callers {

    private Callers() {}

    static Map<String, Object> toJson(Caller caller) {
        List<String> permissions = caller.role().map(Role::included).orElse(List.of()).stream()
                .map(Role::word)
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("authentication", caller.isLoggedIn() ? "token" : "none");
        json.put("name", caller.name());
        json.put("role", caller.role().map(Role::word).orElse(""));
        json.put("permissions", permissions);
        return json;
    }

    static Map<String, Object> shape() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("authentication", Schemas.oneWord(List.of("none", "token")));
        fields.put("name", Schemas.string());
        fields.put("role", Schemas.oneWord(Tokens.ROLES));
        fields.put("permissions", Schemas.list(Schemas.oneWord(Tokens.ROLES)));
        return Schemas.object(fields);
    }
}
