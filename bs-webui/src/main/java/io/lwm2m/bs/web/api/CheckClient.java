// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.admin.Configured;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.json.PlanJson;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.model.WirePlan;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries a change without making it. */
record CheckClient(BootstrapServer server) implements Operation {

    private static final String REPLACE = "replace";
    private static final String ADD = "add";
    private static final List<String> MODES = List.of(REPLACE, ADD);

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/clients/{name}/check";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Tells what a change would come to, and what the device would be sent; stores nothing")
                .clientName()
                .query("mode", "replace: the body of PUT /configs/{name}; add: that of POST", Schemas.oneWord(MODES))
                .query("format", Plans.FORMAT_HELP, Plans.FORMAT)
                .takes(Schemas.oneOf(List.of(
                        Schemas.ref("Client"),
                        Schemas.ref("Configuration"),
                        Schemas.list(Schemas.ref("Configuration")))))
                .returns(200, "valid: whether it would be carried out; violations: why not", shape())
                .refuses(400, "A body that is no JSON, or a bad query");
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Reply answer(Call call) {
        Object body = call.json();
        String format = Plans.format(call);
        try {
            Configured tried = tried(call, body);
            return Answer.json(good(tried, server.preview(tried.client().accounts(), format)));
        } catch (InvalidInput e) {
            return Answer.json(answer(e.violations(), List.of()));
        }
    }

    private Configured tried(Call call, @Nullable Object body) {
        String mode = call.query("mode").orElse(REPLACE);
        return switch (mode) {
            case REPLACE -> server.admin().wouldReplace(call.name(), AccountJson.readClient(body));
            case ADD -> server.admin().wouldConfigure(call.name(), AccountJson.readAccounts(body));
            default -> throw new Refusal(400, "mode must be one of " + MODES + ", not '" + Shown.cut(mode) + "'");
        };
    }

    private static Map<String, Object> good(Configured tried, WirePlan plan) {
        Map<String, Object> json = answer(List.of(), tried.warnings());
        json.put("configs", AccountJson.toJson(tried.client().accounts()));
        json.put("plan", PlanJson.toJson(plan));
        return json;
    }

    private static Map<String, Object> answer(List<Violation> violations, List<Violation> warnings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", violations.isEmpty());
        json.put("violations", toJson(violations));
        json.put("warnings", toJson(warnings));
        return json;
    }

    private static List<Map<String, Object>> toJson(List<Violation> violations) {
        return violations.stream().limit(Problem.MOST).map(Problem::toJson).toList();
    }

    private static Map<String, Object> shape() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("valid", Schemas.flag());
        fields.put("violations", Schemas.list(Schemas.violation()));
        fields.put("warnings", Schemas.list(Schemas.violation()));
        fields.put("configs?", Schemas.ref("Client"));
        fields.put("plan?", Schemas.ref("Plan"));
        return Schemas.object(fields);
    }
}
