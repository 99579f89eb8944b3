// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static io.lwm2m.bs.model.SecurityMode.EST;
import static io.lwm2m.bs.model.SecurityMode.PSK;
import static io.lwm2m.bs.model.SecurityMode.RPK;
import static io.lwm2m.bs.model.SecurityMode.X509;

import io.lwm2m.bs.model.Form.Use;
import java.util.Map;

/** What keys, and what goes with them, are in each security mode (LwM2M 1.1 Transport, 5.2.8). */
final class KeyUses {

    static final Map<SecurityMode, Use> OWN_KEY = Map.of(
            PSK, required("PSK identity"),
            RPK, required("Client public key"),
            X509, required("Client certificate"),
            EST, optional("Client certificate"));

    static final Map<SecurityMode, Use> SERVER_KEY = Map.of(
            RPK, required("Server public key"),
            X509, required("Server certificate"),
            EST, optional("Server certificate"));

    /** A device may keep the private key of its certificate itself. */
    static final Map<SecurityMode, Use> SECRET_KEY = Map.of(
            PSK, required("Pre-shared key"),
            RPK, required("Client private key"),
            X509, optional("Client private key"),
            EST, optional("Client private key"));

    static final Map<SecurityMode, Use> MATCHING =
            Map.of(RPK, optional("Matching type"), X509, optional("Matching type"), EST, optional("Matching type"));

    private KeyUses() {}

    /** Matters with certificates only. */
    static Map<SecurityMode, Use> certificate(String label) {
        return Map.of(X509, optional(label), EST, optional(label));
    }

    /** Matters with DTLS or TLS. */
    static Map<SecurityMode, Use> transport(String label) {
        return Map.of(PSK, optional(label), RPK, optional(label), X509, optional(label), EST, optional(label));
    }

    private static Use required(String label) {
        return new Use(true, label);
    }

    private static Use optional(String label) {
        return new Use(false, label);
    }
}
