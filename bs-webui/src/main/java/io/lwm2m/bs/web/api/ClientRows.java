// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.SessionJournal.Last;
import io.lwm2m.bs.web.rest.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a table shows of clients. */
final class ClientRows {

    private static final int SERVERS = 3;
    private static final int CHARACTERS = 100;

    private ClientRows() {}

    static Map<String, Object> toJson(ClientPage page, Map<String, Last> sessions) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "clients",
                page.clients().stream()
                        .map(row -> toJson(row, sessions.get(row.client())))
                        .toList());
        page.next().ifPresent(next -> json.put("next", next));
        json.put("complete", page.searched().isEmpty());
        page.searched().ifPresent(name -> json.put("searched", name));
        return json;
    }

    private static Map<String, Object> toJson(ClientPage.Row row, @Nullable Last session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", row.client());
        json.put("revision", Long.toString(row.revision()));
        json.put("configurations", row.servers().size());
        json.put(
                "servers",
                row.servers().stream().limit(SERVERS).map(ClientRows::cut).toList());
        row.changed().ifPresent(time -> json.put("changed", time.toString()));
        if (session != null) {
            json.put("lastSession", toJson(session));
        }
        return json;
    }

    private static Map<String, Object> toJson(Last session) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.id());
        json.put("outcome", session.outcome().word());
        json.put("start", session.start().toString());
        return json;
    }

    private static String cut(String server) {
        return server.length() > CHARACTERS ? server.substring(0, CHARACTERS) + "..." : server;
    }

    static Map<String, Object> shape() {
        Map<String, Map<String, Object>> session = new LinkedHashMap<>();
        session.put("id", Schemas.string());
        session.put("outcome", Schemas.outcome());
        session.put("start", Schemas.time());
        Map<String, Map<String, Object>> row = new LinkedHashMap<>();
        row.put("client", Schemas.string());
        row.put("revision", Schemas.string());
        row.put("configurations", Schemas.integer(1, 100));
        row.put("servers", Schemas.list(Schemas.string()));
        row.put("changed?", Schemas.time());
        row.put("lastSession?", Schemas.object(session));
        Map<String, Map<String, Object>> page = new LinkedHashMap<>();
        page.put("clients", Schemas.list(Schemas.object(row)));
        page.put("next?", Schemas.string());
        page.put("complete", Schemas.flag());
        page.put("searched?", Schemas.string());
        page.put("total?", Schemas.integer(0, Integer.MAX_VALUE));
        return Schemas.object(page);
    }
}
