// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.List;

/**
 * What a device will be sent, as far as that can be known before it answers. Has no keys.
 *
 * @param format the content format of the writes, for instance {@code TLV 11542}
 * @param needsSecureTransport whether it has keys that the server does not send over plain {@code coap}
 * @param steps the requests, in order
 */
public record WirePlan(String format, boolean needsSecureTransport, List<Step> steps) {

    /** Copies the list. */
    public WirePlan {
        steps = List.copyOf(steps);
    }

    /**
     * A request.
     *
     * @param request what is sent
     * @param resources what is written; none for other requests
     */
    public record Step(Exchange.Request request, List<Resource> resources) {

        /** Copies the list. */
        public Step {
            resources = List.copyOf(resources);
        }
    }

    /**
     * A resource that is written.
     *
     * @param id its id
     * @param name its OMA name
     * @param value as in JSON: a text, a number, a truth value, or a map of them by instance; {@link Secret#MASK} for a key
     * @param keyBytes how many bytes a key has; 0 when it is none
     */
    public record Resource(int id, String name, Object value, int keyBytes) {

        /** Whether it is a key. */
        public boolean isSecret() {
            return keyBytes > 0;
        }
    }
}
