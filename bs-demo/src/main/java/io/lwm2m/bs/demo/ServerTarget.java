// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.ImportReport;
import io.lwm2m.bs.admin.ImportReport.Refused;
import io.lwm2m.bs.admin.ImportReport.Warned;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Imports through a running server, in requests that are small enough for it.
 *
 * @param client the server
 * @param uri where it imports
 */
record ServerTarget(RestClient client, URI uri) implements ImportTarget {

    private static final int MOST_BYTES = 1_000_000;

    static ServerTarget of(RestClient client, boolean dryRun) {
        return new ServerTarget(client, client.uri("/import" + (dryRun ? "?dry-run=true" : "")));
    }

    @Override
    public ImportReport add(List<ClientLine> batch) {
        Total total = new Total();
        StringBuilder body = new StringBuilder();
        List<ClientLine> sent = new ArrayList<>();
        int bytes = 0;
        for (ClientLine line : batch) {
            if (!line.broken().isEmpty()) {
                total.refused.add(new Refused(line.line(), line.client(), line.broken()));
                continue;
            }
            String json = Json.write(json(line)) + "\n";
            int length = json.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MOST_BYTES && !sent.isEmpty()) {
                send(body, sent, total);
                bytes = 0;
            }
            body.append(json);
            sent.add(line);
            bytes += length;
        }
        if (!sent.isEmpty()) {
            send(body, sent, total);
        }
        return total.report();
    }

    private static Map<String, Object> json(ClientLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", line.client());
        json.put("configs", line.configs().orElseThrow());
        return json;
    }

    /** The server counts lines of the request; people want those of their file. */
    private void send(StringBuilder body, List<ClientLine> sent, Total total) {
        Map<?, ?> answer = RestClient.object(client.postLines(uri, body.toString()));
        total.created += number(answer.get("new"));
        total.changed += number(answer.get("changed"));
        total.unchanged += number(answer.get("unchanged"));
        if (answer.get("refusals") instanceof List<?> refusals) {
            refusals.forEach(json -> total.refused.add(refused(RestClient.object(json), sent)));
        }
        if (answer.get("warnings") instanceof List<?> warnings) {
            warnings.forEach(json -> total.warned.add(warned(RestClient.object(json), sent)));
        }
        body.setLength(0);
        sent.clear();
    }

    private static Refused refused(Map<?, ?> json, List<ClientLine> sent) {
        ClientLine line = line(json, sent);
        return new Refused(line.line(), line.client(), violations(json));
    }

    private static Warned warned(Map<?, ?> json, List<ClientLine> sent) {
        ClientLine line = line(json, sent);
        return new Warned(line.line(), line.client(), violations(json));
    }

    private static ClientLine line(Map<?, ?> json, List<ClientLine> sent) {
        return sent.get((int) number(json.get("line")) - 1);
    }

    private static List<Violation> violations(Map<?, ?> json) {
        return json.get("violations") instanceof List<?> list
                ? list.stream()
                        .map(RestClient::object)
                        .map(ServerTarget::violation)
                        .toList()
                : List.of();
    }

    private static Violation violation(Map<?, ?> json) {
        return new Violation(
                String.valueOf(json.get("path")),
                String.valueOf(json.get("code")),
                String.valueOf(json.get("message")));
    }

    private static long number(@Nullable Object json) {
        return json instanceof Number number ? number.longValue() : 0;
    }

    private static final class Total {

        private long created;
        private long changed;
        private long unchanged;
        private final List<Refused> refused = new ArrayList<>();
        private final List<Warned> warned = new ArrayList<>();

        ImportReport report() {
            refused.sort(Comparator.comparingLong(Refused::line));
            return new ImportReport(created, changed, unchanged, refused, warned);
        }
    }
}
