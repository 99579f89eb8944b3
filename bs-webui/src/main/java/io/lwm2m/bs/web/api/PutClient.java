// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.admin.Configured;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Gives a client exactly the configurations of the body. */
record PutClient(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "PUT";
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
        return Doc.of("Gives a client exactly these configurations; a secret given as ******** keeps its value")
                .clientName()
                .header("If-Match", "ETags, one of which the client must have; * for any")
                .header("If-None-Match", "* for a client that must be new")
                .takes(Schemas.oneOf(List.of(Schemas.ref("Client"), Schemas.list(Schemas.ref("Configuration")))))
                .returns(200, "Replaced: what the client has now", Schemas.ref("ConfiguredClient"))
                .returns(201, "The client is new; Location", Schemas.ref("ConfiguredClient"))
                .refuses(400, "Bad name or configurations, see violations")
                .refuses(412, "A condition does not hold: somebody else was faster");
    }

    @Override
    public Reply answer(Call call) {
        SortedMap<Integer, ServerAccount> accounts = AccountJson.readClient(call.json());
        Preconditions conditions = Preconditions.of(call);
        while (true) {
            long seen =
                    admin.find(call.name()).map(ClientConfigurations::revision).orElse(0L);
            conditions.check(seen);
            try {
                Configured done = admin.replace(call.name(), accounts, OptionalLong.of(seen));
                return seen == 0 ? Clients.created(done) : Clients.shown(done);
            } catch (Conflict raced) {
                // the next round checks the conditions against what is stored now
            }
        }
    }
}
