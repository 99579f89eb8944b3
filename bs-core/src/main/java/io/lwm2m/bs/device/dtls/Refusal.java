// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.Subject;
import java.io.Serial;
import java.util.List;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertLevel;
import org.eclipse.californium.scandium.dtls.HandshakeException;

/** A handshake that this server ends. The peer gets the alert, never the reason. */
final class Refusal extends HandshakeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Subject> claimed;

    /** With what the client says it is, if that is known. */
    Refusal(String why, AlertDescription alert, List<Subject> claimed) {
        super(why, new AlertMessage(AlertLevel.FATAL, alert));
        this.claimed = claimed;
    }

    Refusal(String why, AlertDescription alert) {
        this(why, alert, List.of());
    }

    List<Subject> claimed() {
        return claimed;
    }

    /** It happens as often as others like, and the reason says all. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
