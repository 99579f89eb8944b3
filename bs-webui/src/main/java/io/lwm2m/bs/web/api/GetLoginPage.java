// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;

/** The page where people log in. */
record GetLoginPage() implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/login";
    }

    @Override
    public Right right() {
        return Right.ANYBODY;
    }

    @Override
    public Doc doc() {
        return Doc.of("The page where people log in")
                .query("then", "The path to go on to", Schemas.string())
                .returnsNothing(303, "Whoever is in already goes to the console")
                .returnsText(200, "A small page", LoginFiles.HTML);
    }

    @Override
    public Reply answer(Call call) {
        return call.caller().isAdmitted() ? Answer.empty(303).with("Location", "/") : LoginFiles.answer("login.html");
    }
}
