// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.security.SecureRandom;

/**
 * Where new keys come from. Safe for use by many threads.
 *
 * @param random unpredictable bytes
 */
record KeySource(SecureRandom random) {

    Secret key(int bytes) {
        return Secret.of(next(bytes));
    }

    Opaque id(int bytes) {
        return Opaque.of(next(bytes));
    }

    private byte[] next(int bytes) {
        byte[] next = new byte[bytes];
        random.nextBytes(next);
        return next;
    }
}
