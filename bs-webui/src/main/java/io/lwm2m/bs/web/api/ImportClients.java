// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.admin.ImportReport;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.json.ClientReader;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings many clients in at once; each whole or not at all. */
record ImportClients(ConfigurationAdmin admin) implements Operation {

    private static final String LINES = "application/x-ndjson";

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/api/v1/import";
    }

    @Override
    public Right right() {
        return Right.EDIT;
    }

    @Override
    public Doc doc() {
        return Doc.of("Gives many clients exactly the configurations that are sent, each client whole or not at all")
                .query("dry-run", "true changes nothing, and tells what would be", Map.of("type", "boolean"))
                .takes(new Doc.Body(List.of(LINES, Answer.JSON), body()))
                .returns(200, "How many, and which were refused; 1000 of those are told", ImportAnswer.shape())
                .refuses(400, "A body that is neither JSON Lines nor an object of clients; nothing is changed")
                .refuses(429, "Four imports are under way; Retry-After")
                .refuses(413, "More than 1 MiB: send it in parts");
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public Reply answer(Call call) {
        boolean dryRun = call.flag("dry-run");
        List<ClientLine> lines = lines(call);
        ImportReport report = admin.importer(dryRun).add(lines);
        return Answer.json(ImportAnswer.toJson(report, lines, dryRun));
    }

    /** All of it before anything is stored: a body has a limit. */
    private static List<ClientLine> lines(Call call) {
        BufferedReader text = new BufferedReader(new StringReader(call.text()));
        boolean jsonLines = call.header("Content-Type").orElse("").startsWith(LINES);
        ClientReader reader = jsonLines ? ClientReader.lines(text) : ClientReader.object(text);
        try {
            List<ClientLine> lines = new ArrayList<>();
            for (Optional<ClientLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
            return lines;
        } catch (IOException e) {
            throw new InvalidInput("", "not-json", "the body cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, Object> body() {
        Map<String, Map<String, Object>> line = new LinkedHashMap<>();
        line.put("client", Schemas.clientName());
        line.put("configs", Schemas.ref("Client"));
        return Schemas.oneOf(List.of(Schemas.object(line), Schemas.ref("Clients")));
    }
}
