// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.leshan.core.request.ContentFormat;

/**
 * The query of a bootstrap request.
 *
 * @param client the client name, empty when there is none
 * @param problem what is wrong with it, apart from a missing name
 */
record BootstrapQuery(String client, Optional<String> problem) {

    private static final String NAME = "ep=";
    private static final String FORMAT = "pct=";
    private static final String ACCOUNTS = "acc=";
    private static final Set<String> PREFERRED_FORMATS = Set.of(
            Integer.toString(ContentFormat.TLV_CODE),
            Integer.toString(ContentFormat.OLD_TLV_CODE),
            Integer.toString(ContentFormat.SENML_CBOR_CODE),
            Integer.toString(ContentFormat.SENML_JSON_CODE));

    static BootstrapQuery of(List<String> parts) {
        List<String> names = values(parts, NAME);
        return new BootstrapQuery(names.isEmpty() ? "" : names.get(0), problem(names, values(parts, FORMAT)));
    }

    /** The client's accounts for bootstrap servers as it lists them with a Bootstrap-Pack-Request; empty for no list. */
    static String accounts(List<String> parts) {
        return String.join(",", values(parts, ACCOUNTS));
    }

    /** The part of a query that says a client name. */
    static String part(String client) {
        return NAME + client;
    }

    private static List<String> values(List<String> parts, String key) {
        return parts.stream()
                .filter(part -> part.startsWith(key))
                .map(part -> part.substring(key.length()))
                .toList();
    }

    private static Optional<String> problem(List<String> names, List<String> formats) {
        if (names.size() > 1) {
            return Optional.of("the request has two client names (ep)");
        }
        if (formats.size() > 1) {
            return Optional.of("the request has two preferred content formats (pct)");
        }
        return PREFERRED_FORMATS.containsAll(formats)
                ? Optional.empty()
                : Optional.of("the preferred content format (pct) is none that can be written in");
    }
}
