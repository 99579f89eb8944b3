// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.List;
import java.util.Map;

/** In which content format a plan is shown. */
final class Plans {

    static final String FORMAT_HELP = "The content format that the device prefers";

    private static final List<String> FORMATS = List.of("TLV", "SENML_CBOR", "SENML_JSON");

    static final Map<String, Object> FORMAT = Schemas.oneWord(FORMATS);

    private Plans() {}

    static String format(Call call) {
        String format = call.query("format").orElse(FORMATS.get(0));
        if (!FORMATS.contains(format)) {
            throw new Refusal(400, "format must be one of " + FORMATS + ", not '" + Shown.cut(format) + "'");
        }
        return format;
    }
}
