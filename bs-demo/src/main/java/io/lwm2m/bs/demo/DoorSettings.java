// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.util.Optional;

/**
 * Where devices are served.
 *
 * @param coap over CoAP
 * @param coaps over CoAP with DTLS; empty for nowhere
 */
record DoorSettings(HostPort coap, Optional<CoapsSettings> coaps) {

    /** Without DTLS. */
    static DoorSettings coap(HostPort address) {
        return new DoorSettings(address, Optional.empty());
    }
}
