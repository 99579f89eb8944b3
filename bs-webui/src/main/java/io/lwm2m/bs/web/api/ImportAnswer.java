// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ImportReport;
import io.lwm2m.bs.admin.ImportReport.Refused;
import io.lwm2m.bs.admin.ImportReport.Warned;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What became of an import, as JSON. */
final class ImportAnswer {

    private static final int MOST = 1000;

    private ImportAnswer() {}

    static Map<String, Object> toJson(ImportReport report, List<ClientLine> lines, boolean dryRun) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dryRun", dryRun);
        json.put("new", report.created());
        json.put("changed", report.changed());
        json.put("unchanged", report.unchanged());
        json.put("refused", report.refused().size());
        json.put("refusals", entries(report.refused(), ImportAnswer::refusal));
        json.put("warned", report.warned().size());
        json.put("warnings", entries(report.warned(), ImportAnswer::warning));
        List<ClientLine> noted =
                lines.stream().filter(line -> !line.notes().isEmpty()).toList();
        json.put("notes", entries(noted, ImportAnswer::note));
        return json;
    }

    private static <T> List<Map<String, Object>> entries(List<T> all, Function<T, Map<String, Object>> entry) {
        return all.stream().limit(MOST).map(entry).toList();
    }

    private static Map<String, Object> refusal(Refused refused) {
        return entry(refused.line(), refused.client(), refused.violations());
    }

    private static Map<String, Object> warning(Warned warned) {
        return entry(warned.line(), warned.client(), warned.warnings());
    }

    private static Map<String, Object> note(ClientLine line) {
        return entry(line.line(), line.client(), line.notes());
    }

    private static Map<String, Object> entry(long line, String client, List<Violation> violations) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", line);
        json.put("client", client);
        json.put("violations", violations.stream().map(Problem::toJson).toList());
        return json;
    }

    static Map<String, Object> shape() {
        Map<String, Object> count = Schemas.integer(0, Integer.MAX_VALUE);
        Map<String, Map<String, Object>> entry = new LinkedHashMap<>();
        entry.put("line", count);
        entry.put("client", Schemas.string());
        entry.put("violations", Schemas.list(Schemas.violation()));
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("dryRun", Map.of("type", "boolean"));
        List.of("new", "changed", "unchanged", "refused", "warned").forEach(name -> fields.put(name, count));
        List.of("refusals", "warnings", "notes").forEach(name -> fields.put(name, Schemas.list(Schemas.object(entry))));
        return Schemas.object(fields);
    }
}
