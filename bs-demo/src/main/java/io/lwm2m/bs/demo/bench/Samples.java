// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.bench;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Clients as a fleet has them: a name with a serial number, an account with a key of its own and one without. */
final class Samples {

    private static final int KEY_BYTES = 16;

    private Samples() {}

    static String name(int number) {
        return String.format(Locale.ROOT, "urn:dev:os:0080C2-%07d", number);
    }

    static ClientConfigurations client(int number) {
        byte[] key = new byte[KEY_BYTES];
        new Random(number).nextBytes(key);
        String name = name(number);
        ServerAccount secure = ServerAccount.to("coaps://lwm2m.example.com:5684")
                .with(Properties.SHORT_SERVER_ID, 1L)
                .with(Properties.PUB_KEY_ID, Opaque.ofText(name))
                .with(Properties.SECRET_KEY, Secret.of(key))
                .with(Properties.LIFETIME, 3600L);
        ServerAccount plain = ServerAccount.to("coap://firmware.example.com:5683")
                .with(Properties.SHORT_SERVER_ID, 2L)
                .with(Properties.LIFETIME, 86400L);
        return ClientConfigurations.none(name).with(Map.of(0, secure, 1, plain));
    }
}
