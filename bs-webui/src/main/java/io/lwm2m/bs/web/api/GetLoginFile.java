// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** What the login page needs. */
record GetLoginFile() implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/login/{file}";
    }

    @Override
    public Right right() {
        return Right.ANYBODY;
    }

    @Override
    public Doc doc() {
        return Doc.of("What the login page needs")
                .path("file", "Its name, login.js for instance", Schemas.string())
                .returnsText(200, "A script, a style sheet or a picture", "text/plain")
                .refuses(404, "No such file");
    }

    @Override
    public Reply answer(Call call) {
        return LoginFiles.answer(call.path().getOrDefault("file", ""));
    }
}
