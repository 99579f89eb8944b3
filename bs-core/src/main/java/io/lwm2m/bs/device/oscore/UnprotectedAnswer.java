// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import java.io.Serial;
import org.eclipse.californium.core.coap.Response;

/**
 * A device answered an encrypted request with something that anybody could have sent. No stack trace: it is not this
 * server's error.
 */
public final class UnprotectedAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private UnprotectedAnswer(String message) {
        super(message, null, false, false);
    }

    static UnprotectedAnswer inTheClear(Response response) {
        return new UnprotectedAnswer("an answer without OSCORE, which does not count: " + response.getCode());
    }

    static UnprotectedAnswer undecipherable() {
        return new UnprotectedAnswer("an answer that cannot be decrypted");
    }
}
