// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.Configured;
import io.lwm2m.bs.admin.Configured.Generated;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.PercentCode;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Problem;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** One client in answers. */
final class Clients {

    private Clients() {}

    /** What it has, secrets masked, with its revision as ETag. */
    static Answer shown(ClientConfigurations client) {
        return Answer.json(AccountJson.toJson(client.accounts())).with("ETag", Preconditions.tag(client.revision()));
    }

    /** What it has after a change; and, where there are any, warnings and keys that were made: shown here and never again. */
    static Answer shown(Configured done) {
        Map<String, Object> json = AccountJson.toJson(done.client().accounts());
        if (!done.warnings().isEmpty()) {
            json.put("warnings", done.warnings().stream().map(Problem::toJson).toList());
        }
        if (!done.generated().isEmpty()) {
            json.put("generated", done.generated().stream().map(Clients::toJson).toList());
        }
        return Answer.json(json).with("ETag", Preconditions.tag(done.client().revision()));
    }

    /** The same for a client that is new. */
    static Answer created(Configured done) {
        String location = "/api/v1/configs/" + PercentCode.encode(done.client().client());
        return shown(done).as(201).with("Location", location);
    }

    private static Map<String, Object> toJson(Generated key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", key.configId() + "." + Properties.SECRET_KEY.name());
        json.put(Properties.PUB_KEY_ID.name(), key.pubKeyId().toString());
        json.put(
                Properties.SECRET_KEY.name(),
                "hex:" + HexFormat.of().formatHex(key.secretKey().bytes()));
        return json;
    }

    static NotFound unknown(String name) {
        return new NotFound("there is no client '" + name + "'");
    }
}
