// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.store.ConfigurationStore.Copy;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies the database while it is in use. Where to is not for the client to say: beside the database. */
record BackUp(ConfigurationAdmin admin) implements Operation {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/backup";
    }

    @Override
    public Right right() {
        return Right.ADMIN;
    }

    @Override
    public Doc doc() {
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
        copy.put("file", Schemas.string());
        copy.put("bytes", Schemas.integer(0, Long.MAX_VALUE));
        return Doc.of("Copies an SQLite database, keys and all, into a new file beside it")
                .returns(200, "The file on the server's machine", Schemas.object(copy))
                .refuses(429, "Another backup is under way; Retry-After")
                .refuses(400, "The configurations are not in an SQLite database");
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Reply answer(Call call) {
        Copy copy = admin.backUp();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", copy.file().toString());
        json.put("bytes", copy.bytes());
        return Answer.json(json);
    }
}
