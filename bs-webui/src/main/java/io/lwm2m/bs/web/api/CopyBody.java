// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.Copy;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to copy, and to where.
 *
 * @param to the new client
 * @param copy what goes along
 */
record CopyBody(String to, Copy copy) {

    private static final String TO = "to";
    private static final String SECRETS = "secrets";
    private static final String CONFIGS = "configs";

    /**
     * Reads {@code {"to": "node2", "secrets": false, "configs": {"0": {...}}}}.
     *
     * @throws InvalidInput with everything that is wrong
     */
    static CopyBody read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> object)) {
            throw new InvalidInput("", "wrong-type", "must be an object such as {\"to\": \"node2\"}");
        }
        List<Violation> broken = new ArrayList<>();
        object.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !Set.of(TO, SECRETS, CONFIGS).contains(key))
                .forEach(key -> broken.add(new Violation(
                        ClientName.shown(Shown.cut(key)), "unknown-property", "there is no such property here")));
        require(object.get(TO) instanceof String, TO, "must be the name of the new client, a text", broken);
        Object secrets = object.containsKey(SECRETS) ? object.get(SECRETS) : Boolean.FALSE;
        require(secrets instanceof Boolean, SECRETS, "must be true or false", broken);
        Map<String, Map<?, ?>> configs = configs(object.containsKey(CONFIGS) ? object.get(CONFIGS) : Map.of(), broken);
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        return new CopyBody(String.valueOf(object.get(TO)), new Copy(Boolean.TRUE.equals(secrets), configs));
    }

    private static Map<String, Map<?, ?>> configs(@Nullable Object json, List<Violation> broken) {
        Map<String, Map<?, ?>> configs = new LinkedHashMap<>();
        String rule = "must be an object of config id to properties, such as {\"0\": {...}}";
        if (json instanceof Map<?, ?> byId && byId.values().stream().allMatch(Map.class::isInstance)) {
            byId.forEach((id, properties) -> configs.put(String.valueOf(id), (Map<?, ?>) properties));
        } else {
            require(false, CONFIGS, rule, broken);
        }
        return configs;
    }

    private static void require(boolean good, String path, String rule, List<Violation> broken) {
        if (!good) {
            broken.add(new Violation(path, "wrong-type", rule));
        }
    }

    static Map<String, Object> shape() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put(TO, Schemas.clientName());
        fields.put(SECRETS + "?", Schemas.flag());
        fields.put(CONFIGS + "?", Map.of("type", "object", "additionalProperties", Map.of("type", "object")));
        return Schemas.object(fields);
    }
}
