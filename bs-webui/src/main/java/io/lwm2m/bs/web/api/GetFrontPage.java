// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;

/** A page for people who open the address in a browser. */
record GetFrontPage() implements Operation {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Points to the API").returnsText(200, "A small page", "text/html; charset=utf-8");
    }

    @Override
    public Reply answer(Call call) {
        return Answer.text(200, "text/html; charset=utf-8", PAGE)
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>LwM2M bootstrap server</title>
            <h1>LwM2M bootstrap server</h1>
            <p>The REST API is described in <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>;
            look at <a href="/api/v1/configs">clients</a>, <a href="/api/v1/sessions">sessions</a>,
            <a href="/api/v1/server">this server</a>.
            </html>
            """;
}
