// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Preconditions;

/** One client in answers. */
final class Clients {

    private Clients() {}

    /** What it has, secrets masked, with its revision as ETag. */
    static Answer shown(ClientConfigurations client) {
        return Answer.json(AccountJson.toJson(client.accounts())).with("ETag", Preconditions.tag(client.revision()));
    }

    static NotFound unknown(String name) {
        return new NotFound("there is no client '" + name + "'");
    }
}
