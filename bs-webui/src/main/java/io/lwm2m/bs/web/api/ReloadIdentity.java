// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.BootstrapServer;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the server's identity and its trusted authorities again. Which files is not for the client to say. */
record ReloadIdentity(BootstrapServer server, Supplier<Instant> now) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/server/identity/reload";
    }

    @Override
    public Right right() {
        return Right.ADMIN;
    }

    @Override
    public Doc doc() {
        Map<String, Map<String, Object>> fields = IdentityJson.fields();
        fields.put("warnings", Schemas.list(Schemas.string()));
        return Doc.of("Reads the files with the server's identity and trusted authorities again, for new handshakes")
                .returns(200, "The identity that holds now", Schemas.object(fields))
                .refuses(409, "The server serves no coaps")
                .refuses(422, "A file cannot be used; identity and authorities stay as they were");
    }

    @Override
    public Reply answer(Call call) {
        ServerSecurity security = server.security()
                .orElseThrow(() -> new Conflict("this server serves no coaps, so there is no identity to reload"));
        try {
            Map<String, Object> json = IdentityJson.toJson(security.reload().identity());
            json.put("warnings", security.warnings(now.get()));
            return Answer.json(json);
        } catch (InvalidInput e) {
            // not the request is wrong, but what it sets in motion
            throw new Refusal(new Problem(422, e.getMessage() + "; nothing was changed", e.violations()), Map.of());
        }
    }
}
