// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Violation;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one large object, a client at a time. */
final class JsonObjectReader implements ClientReader {

    private static final String SHAPE =
            "must be an object of client name to configurations, such as {\"node1\": {\"0\": {...}}}, or JSON Lines,"
                    + " such as {\"client\": \"node1\", \"configs\": {\"0\": {...}}}";

    private final JsonReader json;
    private boolean begun;
    private boolean ended;

    JsonObjectReader(Reader text) {
        json = Json.strict(text);
    }

    @Override
    public Optional<ClientLine> next() throws IOException {
        return Optional.ofNullable(Json.told(this::read));
    }

    private @Nullable ClientLine read() throws IOException {
        begin();
        if (ended) {
            return null;
        }
        if (!json.hasNext()) {
            ended = true;
            json.endObject();
            Json.end(json);
            return null;
        }
        String client = Json.unicode(json, json.nextName());
        long line = Json.line(json);
        Object configs = Json.value(json);
        return configs == null
                ? ClientLine.broken(line, client, List.of(new Violation("", "missing", "must not be null")))
                : ClientLine.of(line, client, configs);
    }

    private void begin() throws IOException {
        if (!begun) {
            if (json.peek() != JsonToken.BEGIN_OBJECT) {
                throw new InvalidInput("", "wrong-type", SHAPE);
            }
            json.beginObject();
            begun = true;
        }
    }
}
