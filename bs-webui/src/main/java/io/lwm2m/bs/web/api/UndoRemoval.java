// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings back what was removed. */
record UndoRemoval(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/undo/{token}";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of(
                        "Brings back what a DELETE removed, with its keys; on the server that removed it, once, for some minutes")
                .path("token", "undo of the answer to DELETE", Schemas.string())
                .returns(200, "ETag, Content-Location; what the client has now", shape())
                .refuses(404, "Unknown, done already, or too late")
                .refuses(409, "The client, or what a configuration must be the only one with, is there again");
    }

    @Override
    public Reply answer(Call call) {
        ClientConfigurations client =
                admin.undo(call.path().getOrDefault("token", "")).client();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", client.client());
        json.put("configs", AccountJson.toJson(client.accounts()));
        return Answer.json(json)
                .with("ETag", Preconditions.tag(client.revision()))
                .with("Content-Location", "/api/v1/configs/" + PercentCode.encode(client.client()));
    }

    private static Map<String, Object> shape() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("client", Schemas.string());
        fields.put("configs", Schemas.ref("Client"));
        return Schemas.object(fields);
    }
}
