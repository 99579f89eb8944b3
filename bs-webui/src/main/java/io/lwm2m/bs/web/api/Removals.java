// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.Removal;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was removed, in answers. */
final class Removals {

    static final String HELP = "Removed; POST /api/v1/undo/{undo} brings it back";

    private Removals() {}

    static Answer shown(Removal removal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("undo", removal.undo());
        json.put("until", removal.until().toString());
        return Answer.json(json);
    }

    static Map<String, Object> shape() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("undo", Schemas.string());
        fields.put("until", Schemas.time());
        return Schemas.object(fields);
    }
}
