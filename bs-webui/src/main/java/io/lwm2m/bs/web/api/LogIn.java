// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.access.AuditLog.What;
import io.lwm2m.bs.web.access.Login;
import io.lwm2m.bs.web.access.Login.Entered;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.Map;
import java.util.Optional;

/** Begins a session of a browser. */
record LogIn(Login login) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/login";
    }

    @Override
    public Right right() {
        return Right.ANYBODY;
    }

    @Override
    public Doc doc() {
        return Doc.of("Begins a session: gives a cookie for a token")
                .takes(Schemas.object(Map.of("token", Schemas.string())))
                .returns(200, "Who is in now. Set-Cookie: the session", Callers.shape())
                .refuses(401, "A wrong token")
                .refuses(429, "Too many wrong tokens; Retry-After");
    }

    @Override
    public Reply answer(Call call) {
        String token = call.texts("token").getOrDefault("token", "");
        What what = new What(method(), path(), Map.of());
        Entered entered = login.enter(
                token.strip(), call.caller().address(), what, call.headers().apply("Cookie"));
        return Answer.json(Callers.toJson(entered.caller())).with("Set-Cookie", cookie(entered.cookie(), call));
    }

    /** A proxy that does HTTPS says so; whoever else says it gets a cookie that is of no use over plain HTTP. */
    private static String cookie(String cookie, Call call) {
        boolean proxied = call.header("X-Forwarded-Proto").equals(Optional.of("https"));
        return proxied && !cookie.endsWith("; Secure") ? cookie + "; Secure" : cookie;
    }
}
