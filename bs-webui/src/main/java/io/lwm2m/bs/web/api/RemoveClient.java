// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import java.util.OptionalLong;

/** Removes a client with all its configurations. */
record RemoveClient(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/api/v1/configs/{name}";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Removes all configurations of a client; its credentials stay")
                .clientName()
                .header("If-Match", "ETags, one of which the client must have")
                .returns(200, Removals.HELP, Removals.shape())
                .refuses(400, "A bad client name")
                .refuses(404, "No such client")
                .refuses(412, "The condition does not hold: somebody else was faster");
    }

    @Override
    public Reply answer(Call call) {
        Preconditions conditions = Preconditions.of(call);
        while (true) {
            ClientConfigurations seen = admin.find(call.name()).orElseThrow(() -> Clients.unknown(call.name()));
            conditions.check(seen.revision());
            try {
                return Removals.shown(admin.remove(call.name(), OptionalLong.of(seen.revision())));
            } catch (Conflict raced) {
                // the next round checks the conditions against what is stored now
            }
        }
    }
}
