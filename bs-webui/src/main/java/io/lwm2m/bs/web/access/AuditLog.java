// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.access;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.web.rest.Caller;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes who did what: one line of the logger {@value #LOGGER}, at INFO, for each change that was asked for, and for each
 * login, whatever came of it. A line has neither secrets nor bodies. Nothing else writes to this logger.
 */
public final class AuditLog {

    /** The name of the logger. */
    public static final String LOGGER = "io.lwm2m.bs.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final String NOBODY = "-";

    /** A parameter that whoever has it may use. */
    private static final String SECRET = "token";

    /** Something that was asked for, and its outcome as HTTP status. */
    public void write(Caller who, What what, int outcome) {
        LOG.info(
                "who={} role={} address={} request=\"{} {}\"{} outcome={}",
                who.isLoggedIn() ? who.name() : NOBODY,
                who.role().map(Role::word).orElse(NOBODY),
                who.address(),
                what.method(),
                what.route(),
                what.told(),
                outcome);
    }

    /**
     * What somebody asked for.
     *
     * @param method the HTTP method
     * @param route the path, with its parameters as placeholders
     * @param about the parameters: {@code name} is the client's in most
     */
    public record What(String method, String route, Map<String, String> about) {

        /** Sorts the parameters, and keeps secrets and what is no method out of the log. */
        public What {
            method = method.matches("[A-Z]{1,10}") ? method : "?";
            Map<String, String> told = new TreeMap<>(about);
            told.remove(SECRET);
            about = Collections.unmodifiableMap(told);
        }

        /** What is asked for at a path that may be anything. */
        public static What of(Asked asked) {
            String path = ClientName.shown(asked.path()).replace('"', '\'');
            return new What(asked.method(), path, Map.of());
        }

        /** With where it is what was made or brought back: a name that is not in the path would not be told else. */
        public What made(String location) {
            Map<String, String> more = new TreeMap<>(about);
            more.put("made", location);
            return new What(method, route, more);
        }

        private String told() {
            StringBuilder told = new StringBuilder();
            about.forEach((name, value) ->
                    told.append(' ').append(name).append('=').append(Json.write(ClientName.shown(value))));
            return told.toString();
        }
    }
}
