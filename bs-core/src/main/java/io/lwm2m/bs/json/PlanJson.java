// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.WirePlan;
import io.lwm2m.bs.model.WirePlan.Resource;
import io.lwm2m.bs.model.WirePlan.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a device will be sent, for programs. Stateless. */
public final class PlanJson {

    private PlanJson() {}

    /** The plan; keys are masked in it already. */
    public static Map<String, Object> toJson(WirePlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", plan.format());
        json.put("needsSecureTransport", plan.needsSecureTransport());
        json.put("steps", plan.steps().stream().map(PlanJson::toJson).toList());
        return json;
    }

    private static Map<String, Object> toJson(Step step) {
        Map<String, Object> json = SessionJson.toJson(step.request());
        if (!step.resources().isEmpty()) {
            json.put(
                    "resources", step.resources().stream().map(PlanJson::toJson).toList());
        }
        return json;
    }

    private static Map<String, Object> toJson(Resource resource) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", resource.id());
        json.put("name", resource.name());
        json.put("value", resource.value() instanceof Map<?, ?> values ? named(values) : resource.value());
        if (resource.isSecret()) {
            json.put("secret", true);
            json.put("bytes", resource.keyBytes());
        }
        return json;
    }

    private static Map<String, Object> named(Map<?, ?> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((id, value) -> named.put(String.valueOf(id), value));
        return named;
    }
}
