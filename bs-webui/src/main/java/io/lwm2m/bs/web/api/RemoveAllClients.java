// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Preconditions;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import java.util.Map;
import java.util.Optional;

/** Removes everything, when asked to in so many words. */
record RemoveAllClients(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/api/v1/configs";
    }

    @Override
    public Right right() {
        return Right.ADMIN;
    }

    @Override
    public Doc doc() {
        return Doc.of("Removes all configurations of all clients")
                .query("all", "Must be true: nothing is removed by mistake", Map.of("const", "true"))
                .returnsNothing(204, "Removed")
                .refuses(400, "Without all=true");
    }

    @Override
    public Reply answer(Call call) {
        if (!call.query("all").equals(Optional.of("true"))) {
            throw new Refusal(
                    400, "this would remove all clients; if that is meant, say DELETE " + path() + "?all=true");
        }
        Preconditions.refuse(call);
        admin.removeAll();
        return Answer.empty(204);
    }
}
