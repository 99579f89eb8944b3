// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.access.Login;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;

/** Ends a session of a browser. */
record LogOut(Login login) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/logout";
    }

    @Override
    public Right right() {
        return Right.ANYBODY;
    }

    @Override
    public Doc doc() {
        return Doc.of("Ends the session of the cookie, if there is one")
                .returnsNothing(204, "Set-Cookie takes the cookie away");
    }

    @Override
    public Reply answer(Call call) {
        return Answer.empty(204).with("Set-Cookie", login.leave(call.headers().apply("Cookie")));
    }
}
