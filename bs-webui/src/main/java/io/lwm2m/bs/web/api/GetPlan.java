// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.json.PlanJson;
import io.lwm2m.bs.validate.ClientRules;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** What a client will be sent. */
record GetPlan(BootstrapServer server) implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/clients/{name}/plan";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Shows what a client will be sent when it bootstraps; keys come as ********")
                .clientName()
                .query("format", Plans.FORMAT_HELP, Plans.FORMAT)
                .returns(
                        200,
                        "The requests in order, for a device whose own bootstrap account is /0/0",
                        Schemas.ref("Plan"))
                .refuses(400, "A bad client name or query")
                .refuses(404, "No such client");
    }

    @Override
    public Reply answer(Call call) {
        String name = ClientRules.requireName(call.name());
        return Answer.json(server.preview(name, Plans.format(call))
                .map(PlanJson::toJson)
                .orElseThrow(() -> Clients.unknown(name)));
    }
}
