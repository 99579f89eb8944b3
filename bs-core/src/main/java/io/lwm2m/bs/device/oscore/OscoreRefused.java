// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import java.io.Serial;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;

/** A request that is not taken, with the answer of RFC 8613, section 8.2. No stack trace: anybody can send one. */
final class OscoreRefused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ResponseCode code;
    private final String diagnostic;
    private final String client;
    private final transient Optional<Response> challenge;

    private OscoreRefused(ResponseCode code, String diagnostic, String client, String why) {
        super(why, null, false, false);
        this.code = code;
        this.diagnostic = diagnostic;
        this.client = client;
        this.challenge = Optional.empty();
    }

    private OscoreRefused(Response challenge) {
        super("the client derives new keys", null, false, false);
        this.code = challenge.getCode();
        this.diagnostic = "";
        this.client = "";
        this.challenge = Optional.of(challenge);
    }

    /** Not yet: the client is to ask again with keys that both have chosen. */
    static OscoreRefused challenged(Response challenge) {
        return new OscoreRefused(challenge);
    }

    static OscoreRefused malformed() {
        return new OscoreRefused(
                ResponseCode.BAD_OPTION, "Failed to decode COSE", "", "the request's OSCORE option cannot be read");
    }

    static OscoreRefused unknown(String id) {
        return new OscoreRefused(
                ResponseCode.UNAUTHORIZED,
                "Security context not found",
                "",
                "there is no credential with the OSCORE id " + id);
    }

    static OscoreRefused replayed(String client) {
        return new OscoreRefused(
                ResponseCode.UNAUTHORIZED,
                "Replay detected",
                client,
                "the request's OSCORE number was used before: it is a replay, or the device was restarted in its session");
    }

    static OscoreRefused undecipherable(String client) {
        return new OscoreRefused(
                ResponseCode.BAD_REQUEST,
                "Decryption failed",
                client,
                "the request was not encrypted with the client's OSCORE secret, salt and ids");
    }

    static OscoreRefused unavailable(RuntimeException cause) {
        return new OscoreRefused(
                ResponseCode.SERVICE_UNAVAILABLE,
                "",
                "",
                "the client's OSCORE credential could not be read: " + cause.getMessage());
    }

    /** What to answer instead of an error, which nobody need know of. */
    Optional<Response> challenge() {
        return challenge;
    }

    ResponseCode code() {
        return code;
    }

    /** What the peer is told. */
    String diagnostic() {
        return diagnostic;
    }

    /** Whom the peer claims to be; empty when that is not known. */
    String client() {
        return client;
    }

    /** What operators are told. */
    String why() {
        return String.valueOf(getMessage());
    }
}
