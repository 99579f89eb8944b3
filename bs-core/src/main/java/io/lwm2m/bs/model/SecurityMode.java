// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Optional;

/** Security Mode, resource /0/x/2 (LwM2M 1.0 and later, appendix E.1). The ordinal is the code. */
public enum SecurityMode {
    /** Pre-Shared Key. */
    PSK,
    /** Raw Public Key. */
    RPK,
    /** Certificate. */
    X509,
    /** No security. */
    NO_SEC,
    /** Certificate with enrolment over secure transport. */
    EST;

    /** The value of the resource. */
    public long code() {
        return ordinal();
    }

    /** Whether the transport of a server with this mode is {@code coaps://}. */
    public boolean isSecured() {
        return this != NO_SEC;
    }

    /** The mode with a code from 0 to 4. */
    public static SecurityMode ofCode(long code) {
        return values()[Math.toIntExact(code)];
    }

    /**
     * The mode of an account: the given one, else what its URI and keys leave no doubt about, else empty. A {@code coap}
     * URI without keys is NoSec; a {@code coaps} URI with an identity and a key, but without a server's key, is PSK, and
     * with a key that is still to be made too.
     */
    public static Optional<SecurityMode> of(ServerAccount account) {
        Optional<Long> given = account.get(Properties.SECURITY_MODE);
        if (given.isPresent()) {
            return given.filter(code -> code >= 0 && code < values().length).map(SecurityMode::ofCode);
        }
        boolean secretKey = account.get(Properties.SECRET_KEY).isPresent();
        boolean serverKey = account.get(Properties.SERVER_PUB_KEY_ID).isPresent();
        boolean identity = account.get(Properties.PUB_KEY_ID).isPresent();
        if (account.hasScheme("coap") && !secretKey && !serverKey && !identity) {
            return Optional.of(NO_SEC);
        }
        boolean generated =
                account.get(Properties.SECRET_KEY).flatMap(Secret::toGenerate).isPresent();
        boolean psk = account.hasScheme("coaps") && secretKey && (identity || generated) && !serverKey;
        return psk ? Optional.of(PSK) : Optional.empty();
    }
}
