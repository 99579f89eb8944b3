// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.events;

import io.lwm2m.bs.json.Json;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that happened. Its text is made when it is first read, so that telling it costs next to nothing. */
final class Event {

    private final String id;
    private final String name;
    private @Nullable Supplier<Map<String, Object>> data;
    private @Nullable String text;

    Event(String id, String name, Supplier<Map<String, Object>> data) {
        this.id = id;
        this.name = name;
        this.data = data;
    }

    /** As server-sent event. */
    synchronized String text() {
        String made = text;
        if (made == null) {
            Map<String, Object> json = data == null ? Map.of() : data.get();
            made = "id: " + id + "\nevent: " + name + "\ndata: " + Json.write(json) + "\n\n";
            text = made;
            data = null;
        }
        return made;
    }
}
